/** A step of a page: a command of a console block, with the text that the page shows under it, if any. */
export interface Step {
  readonly command: string;
  /** Lines of what it prints; null: the page shows none. */
  readonly shown: string | null;
}

const BLOCK = /^```(console|text)\n([\s\S]*?)^```$/gm;

/** The commands of a page in their order. A text block belongs to the last command before it. */
export const listSteps = (page: string): readonly Step[] => {
  const steps: { command: string; shown: string | null }[] = [];
  for (const [, kind, body] of page.matchAll(BLOCK)) {
    if (kind === 'text') steps.at(-1)!.shown = body!;
    else
      for (const line of body!.split('\n'))
        if (line.startsWith('$ ')) steps.push({ command: line.slice(2).trim(), shown: null });
  }
  return steps;
};

/**
 * The page with a text block as `printed` has it now: from the line that is like its first to the line that is like its last but
 * for figures. Unchanged where there are none such.
 */
export const updateShown = (page: string, shown: string, printed: string): string => {
  const lines = printed.split('\n').map((line) => line.trimEnd());
  const old = shown.trimEnd().split('\n');
  const start = lines.findIndex((line) => shapeOf(line) === shapeOf(old[0]!));
  const end = lines.findIndex((line, index) => index >= start && shapeOf(line) === shapeOf(old.at(-1)!));
  if (start < 0 || end < 0) return page;
  return page.replace(
    `\`\`\`text\n${shown}`,
    () => `\`\`\`text\n${lines.slice(start, end + 1).join('\n')}\n`,
  );
};

const shapeOf = (line: string): string =>
  line
    .replace(/[\d,.]+/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
