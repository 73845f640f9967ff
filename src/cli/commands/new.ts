import { newOperation } from '../../services/index.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

/** Kinds of import, each needing those before it, and what to know of them. */
const STEPS = [
  ['roads', 'an OpenStreetMap extract needs no publisher'],
  ['places', 'hubs, sites and crossings with their positions'],
  ['people', ''],
  ['goods', 'weight, volume and what one pack serves; `throughline catalogue WORDS` knows many'],
  ['stock', ''],
  ['arrivals', 'what comes in, where and when; capacity.csv says how many trucks a crossing takes'],
  ['fleet', ''],
  ['access', 'what is shut or slow'],
] as const;

export interface NewOptions {
  readonly name: string;
  readonly zone: string;
  readonly first: string;
  readonly last: string;
  readonly exercise?: boolean;
  readonly json?: boolean;
}

/** `new DIR`: an operation folder to import into. */
export const runNew = async (terminal: Terminal, folder: string, options: NewOptions): Promise<number> => {
  const outcome = await newOperation({ folder, ...options, exercise: options.exercise ?? false });
  if (outcome.kind === 'refused') return refuse(terminal, outcome.problems, options.json ?? false);
  if (options.json) {
    terminal.print(formatJsonLine({ files: outcome.files }));
    return EXIT.done;
  }
  const shown = toPlain(folder);
  terminal.print(`Made ${shown} with ${outcome.files.join(', ')}.`);
  terminal.print('Bring in what you have, in this order (tables as CSV or XLSX, maps as GeoJSON or OSM):');
  for (const [kind, what] of STEPS)
    terminal.print(
      `  throughline import ${kind} FILE --into ${shown} --publisher NAME --published DATE${what === '' ? '' : `   # ${what}`}`,
    );
  terminal.print(`Then: throughline validate ${shown}`);
  return EXIT.done;
};
