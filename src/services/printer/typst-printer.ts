import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** Turns the source of a page into a PDF. The same source gives the same bytes. */
export interface Printer {
  readonly print: (source: string) => PrintedPaper;
}

export interface PrintedPaper {
  /** Sides of A4. */
  readonly pages: number;
  readonly bytes: () => Uint8Array;
}

let opening: Promise<Printer | null> | undefined;

/**
 * Typst in this process with its own fonts, opened once. Null where there is no binary of it for this machine: then papers
 * are made as HTML alone.
 */
export const openPrinter = (): Promise<Printer | null> => {
  opening ??= open();
  return opening;
};

const open = async (): Promise<Printer | null> => {
  const require = createRequire(import.meta.url);
  const typst = await import('@myriaddreamin/typst-ts-node-compiler').catch((error: unknown) => {
    if (error instanceof Error) return null;
    throw error;
  });
  if (typst === null) return null;
  const fontPaths = [
    require.resolve('@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf'),
    require.resolve('@expo-google-fonts/ibm-plex-sans-arabic/700Bold/IBMPlexSansArabic_700Bold.ttf'),
  ] as const;
  const compiler = typst.NodeCompiler.create({
    // Pages name no files; were one to, this folder of fonts is all that it could reach.
    workspace: dirname(fontPaths[0]),
    fontArgs: [{ fontBlobs: await Promise.all(fontPaths.map((path) => readFile(path))) }],
  });
  return {
    print: (source) => {
      const compiled = compiler.compile({ mainFileContent: source });
      const document = compiled.result;
      if (document === null || compiled.hasError()) {
        const detail = compiled.takeError()?.shortDiagnostics ?? [];
        throw new Error(`a page of ours cannot be set: ${JSON.stringify(detail).slice(0, 500)}`);
      }
      const pages = document.numOfPages;
      return {
        pages,
        bytes: () => {
          const bytes = compiler.pdf(document, { creationTimestamp: 0 });
          compiler.evictCache(5);
          return bytes;
        },
      };
    },
  };
};
