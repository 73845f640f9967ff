import { mkdtempSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/base/index.ts';
import { checkPlanFile, explainPlan, planOperation } from '../../src/services/index.ts';
import { formatExpected, soundFolder } from './hostile-case.ts';

const root = mkdtempSync(join(tmpdir(), 'throughline-hostile-plans-'));
const folder = join(root, 'operation');
const planPath = join(root, 'out', 'restricted', 'plan.json');
let sound = '';

beforeAll(async () => {
  await mkdir(folder);
  for (const [file, bytes] of soundFolder()) await writeFile(join(folder, file), bytes);
  const made = await planOperation({
    folder,
    asOf: null,
    outFolder: join(root, 'out'),
    seed: 1,
    threads: 1,
    iterations: 0,
    seconds: null,
    signal: new AbortController().signal,
    observer: () => {},
  });
  expect(made.kind).toBe('planned');
  sound = readFileSync(planPath, 'utf8');
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** The sound plan with text replaced; the text must be there. */
const edit =
  (from: string | RegExp, to: string): (() => string) =>
  () => {
    const changed = sound.replace(from, () => to);
    expect(changed, String(from)).not.toBe(sound);
    return changed;
  };

const SHAPE = 'plan.wrong-shape';

describe('a plan file', () => {
  test.each<[string, () => string | Uint8Array, ...string[]]>([
    ['that is empty', () => '', 'plan.json: file.not-json'],
    ['that ends in the middle', () => sound.slice(0, sound.length >> 1), 'plan.json 1: file.not-json'],
    ['in UTF-16', () => Uint8Array.from(Buffer.from(sound, 'utf16le')), 'plan.json: file.not-utf8'],
    ['nested without end', () => '['.repeat(1_000_000), 'plan.json 1: file.too-deep'],
    ['that is a list', () => '[]', `plan.json $: ${SHAPE}`],
    ['that is a number beyond numbers', () => '1e999', `plan.json $: ${SHAPE}`],
    ['of another version', edit('throughline/plan@1', 'throughline/plan@2'), `plan.json $.format: ${SHAPE}`],
    ['with a key twice', edit('"seed":1', '"seed":1,"seed":2'), 'plan.json 1 seed: file.duplicate-key'],
    [
      'with a key twice, once escaped',
      edit('"seed":1', '"seed":1,"s\\u0065ed":2'),
      'plan.json 1 seed: file.duplicate-key',
    ],
    ['with half of an escaped character', edit('"seed":1', '"s\\ud800":1'), 'plan.json 1: file.not-json'],
    [
      'with a key that nobody knows',
      edit('"seed":1', '"seed":1,"sneaky":2'),
      'plan.json $: plan.unknown-key',
    ],
    [
      'with a key that every object has',
      edit('"seed":1', '"seed":1,"__proto__":{"class":"public"}'),
      'plan.json $: plan.unknown-key',
    ],
    ['with half a pack', edit(/"packs":\d+/, '"packs":0.5'), `plan.json $.distributions[0].packs: ${SHAPE}`],
    [
      'with negative packs',
      edit(/"packs":\d+/, '"packs":-1'),
      `plan.json $.distributions[0].packs: ${SHAPE}`,
    ],
    [
      'with packs of 1e308',
      edit(/"packs":\d+/, '"packs":1e308'),
      `plan.json $.distributions[0].packs: ${SHAPE}`,
    ],
    [
      'with packs beyond numbers',
      edit(/"packs":\d+/, '"packs":1e999'),
      `plan.json $.distributions[0].packs: ${SHAPE}`,
    ],
    [
      'with packs as text',
      edit(/"packs":\d+/, '"packs":"5"'),
      `plan.json $.distributions[0].packs: ${SHAPE}`,
    ],
    [
      'with 13 months',
      edit(/"date":"2024-05-\d\d"/, '"date":"2024-13-01"'),
      `plan.json $.clock.days[0].date: ${SHAPE}`,
    ],
    [
      'with a text of a megabyte',
      edit('"timeZone":"Asia/Amman"', `"timeZone":"${'x'.repeat(1_000_000)}"`),
      `plan.json $.clock.timeZone: ${SHAPE}`,
    ],
    [
      'that says it is public',
      edit('"class":"restricted"', '"class":"public"'),
      `plan.json $.class: ${SHAPE}`,
    ],
  ])('%s', async (_, make, ...problems) => {
    const path = join(root, 'plan.json');
    const content = make();
    await writeFile(path, typeof content === 'string' ? encodeUtf8(content) : content);
    const before = await readdir(root, { recursive: true });
    for (const outcome of [await checkPlanFile(folder, path), await explainPlan(folder, path, null)]) {
      if (outcome.kind !== 'invalid') throw new Error(`a plan that is ${outcome.kind}`);
      expect(outcome.problems.map(formatExpected)).toEqual(problems);
      for (const { got, remedy } of outcome.problems) {
        expect(remedy.trim()).not.toBe('');
        expect(got.length).toBeLessThan(200);
      }
    }
    expect(await readdir(root, { recursive: true })).toEqual(before);
  });

  test('that is a link, a folder or not there', async () => {
    await symlink(planPath, join(root, 'link.json'));
    for (const path of [join(root, 'link.json'), folder, join(root, 'nowhere.json')]) {
      const outcome = await checkPlanFile(folder, path);
      expect(outcome.kind === 'invalid' && outcome.problems.map(({ code }) => code)).toEqual([
        'plan.file-not-readable',
      ]);
    }
  });

  test('that is sound is judged sound', async () => {
    const judged = await checkPlanFile(folder, planPath);
    expect(judged.kind === 'judged' && judged.result.violations).toEqual([]);
  });
});

describe('text that is sound and means harm elsewhere', () => {
  const FORMULAS = [
    '=HYPERLINK("http://x.example","go")',
    "+1+cmd|' /C calc'!A0",
    '@SUM(1+1)',
    '\uff1d1+1',
    '<script>alert(1)</script>',
  ];

  test('reaches no spreadsheet as a formula, and no page as markup', async () => {
    const evil = join(root, 'evil');
    await mkdir(evil);
    for (const [file, bytes] of soundFolder()) await writeFile(join(evil, file), bytes);
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    let places = new TextDecoder().decode(soundFolder().get('places.csv'));
    ['North Gate', 'Hub A', 'East Camp', 'South School'].forEach((name, index) => {
      places = places.replace(`,${name},`, () => `,${quoted(FORMULAS[index]!)},`);
    });
    await writeFile(join(evil, 'places.csv'), places);
    const goods = new TextDecoder().decode(soundFolder().get('goods.csv'));
    await writeFile(
      join(evil, 'goods.csv'),
      goods.replace('Food parcel', () => FORMULAS[4]!),
    );
    const out = join(evil, 'out');
    const made = await planOperation({
      folder: evil,
      asOf: null,
      outFolder: out,
      seed: 1,
      threads: 1,
      iterations: 0,
      seconds: null,
      signal: new AbortController().signal,
      observer: () => {},
    });
    expect(made.kind).toBe('planned');
    for (const name of await readdir(out, { recursive: true })) {
      const path = join(out, name);
      if (!(await stat(path)).isFile()) continue;
      const text = readFileSync(path, 'utf8');
      if (name.endsWith('.csv')) {
        // A cell begins at a line or a comma, perhaps in quotes.
        expect(text, name).not.toMatch(/(^|,)"?[=+@\uff1d]/m);
      }
      if (name.endsWith('.html')) expect(text, name).not.toContain('<script>alert');
    }
  });
});
