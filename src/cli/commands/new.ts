import { newOperation } from '../../services/index.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

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
  terminal.print('Bring in what you have, in this order (each takes CSV, XLSX, GeoJSON or OSM):');
  for (const kind of ['roads', 'places', 'people', 'goods', 'stock', 'fleet'])
    terminal.print(`  throughline import ${kind} FILE --into ${shown} --publisher NAME --published DATE`);
  terminal.print(`Then: throughline validate ${shown}`);
  return EXIT.done;
};
