// Draws the pictures of docs/pictures from the report and the summary of an out/ folder, in a real browser that comes
// from a package and never sees a network:
//
//   npm run pictures [-- OUT] [--pages DIR]
//
// --pages also draws each page whole, on a wide screen, on a phone and as A4, into DIR: to be looked at, not kept.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { pages: { type: 'string' } } });
const out = resolve(positionals[0] ?? 'out');
const pictures = resolve('docs', 'pictures');

const PAGES = [
  { name: 'report', file: join(out, 'restricted', 'report.html'), height: 1660 },
  { name: 'summary', file: join(out, 'public', 'summary.html'), height: 1240 },
] as const;

chromium.setGraphicsMode = false;
// In a single process the browser would end with its first page.
const singleProcess = ['--single-process', '--no-zygote'];
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args.filter((argument) => !singleProcess.includes(argument)),
});
try {
  await mkdir(pictures, { recursive: true });
  for (const { name, file, height } of PAGES) {
    await draw(browser, file, { width: 1280, height }, async (page) => {
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    });
    if (values.pages !== undefined) await drawWholePages(browser, file, join(values.pages, name));
  }
} finally {
  await browser.close();
}

/** Opens the file with scripts off and every request but the file itself refused. */
async function draw(
  opened: Browser,
  file: string,
  viewport: { readonly width: number; readonly height: number },
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await opened.newContext({ viewport, javaScriptEnabled: false, offline: true });
  const address = pathToFileURL(file).href;
  await context.route('**', async (route) =>
    route.request().url() === address ? route.continue() : route.abort(),
  );
  const page = await context.newPage();
  await page.goto(address);
  await use(page);
  await context.close();
}

async function drawWholePages(opened: Browser, file: string, prefix: string): Promise<void> {
  await mkdir(join(prefix, '..'), { recursive: true });
  for (const width of [1280, 390]) {
    await draw(opened, file, { width, height: 900 }, async (page) => {
      await page.screenshot({ path: `${prefix}-${width}.png`, fullPage: true });
    });
  }
  await draw(opened, file, { width: 1280, height: 900 }, async (page) => {
    await page.pdf({ path: `${prefix}.pdf`, preferCSSPageSize: true });
  });
}
