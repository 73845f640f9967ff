import { findInCatalogue } from '../../services/index.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import type { Terminal } from '../terminal.ts';

/** `catalogue WORDS`: products that have all the words, with weight and volume of one piece. */
export const runCatalogue = async (
  terminal: Terminal,
  words: readonly string[],
  options: { readonly json?: boolean },
): Promise<number> => {
  const { items, total } = await findInCatalogue(words.join(' '));
  if (options.json) {
    terminal.print(formatJsonLine({ total, items }));
    return total > 0 ? EXIT.done : EXIT.refused;
  }
  if (total === 0) {
    terminal.print(`No product has all of these words: ${toPlain(words.join(' '))}. Use fewer words.`);
    const single = words.flatMap((word) => word.split(/\s+/)).filter((word) => word !== '');
    for (const word of single.length > 1 ? single.slice(0, MOST_WORDS) : []) {
      const alone = await findInCatalogue(word);
      terminal.print(`  ${toPlain(word)}: ${alone.total} product${alone.total === 1 ? '' : 's'}`);
    }
    return EXIT.refused;
  }
  const width = (column: (item: (typeof items)[number]) => string): number =>
    Math.max(...items.map((item) => column(item).length));
  const [codeWidth, kgWidth, m3Width] = [
    width(({ code }) => code),
    width(({ kg }) => kg),
    width(({ m3 }) => m3),
  ];
  for (const { code, kg, m3, description, implausible } of items) {
    const doubt = implausible ? '  (weight and volume exclude each other)' : '';
    terminal.print(
      `${code.padEnd(codeWidth)}  ${kg.padStart(kgWidth)} kg  ${m3.padEnd(m3Width)} m3  ${toPlain(description)}${doubt}`,
    );
  }
  if (total > items.length) terminal.print(`${total - items.length} more; add a word to see fewer.`);
  terminal.print(`\nTo add one: throughline import goods catalogue:${items[0]!.code} --into OPERATION`);
  return EXIT.done;
};

const MOST_WORDS = 6;
