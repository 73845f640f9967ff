import type { Instant } from '../../domain/index.ts';
import type { MovementPapers, Named } from '../waybills/movement-papers.ts';
import type { LeaderSay } from './leader-words.ts';
import type { Block, Inline, PaperLanguage, Text } from './paper-page.ts';

/** What every section of a leader's sheet is written from. */
export interface LeaderWriter {
  readonly say: LeaderSay;
  readonly papers: MovementPapers;
  readonly time: (instant: Instant) => string;
  /** The name in the first language of the sheet above the other. */
  readonly name: (thing: Named) => Text;
  readonly nameOnLine: (thing: Named) => Text;
  readonly whole: (value: number) => string;
}

/** A name in the first language of the sheet, then in the other where it has one. */
export function joinNames({ language }: LeaderSay, { name, nameLocal }: Named, between: Inline): Text {
  if (nameLocal === null || nameLocal === name) return { data: name };
  const [first, second] = language === 'ar' ? [nameLocal, name] : [name, nameLocal];
  return [{ data: first }, between, { faint: { data: second } }];
}

/** The same in each language of the sheet, Arabic at the right hand and English at the left. */
export function inEach(say: LeaderSay, block: (language: PaperLanguage) => Block): Block {
  const [first, second] = say.languages.map(block) as [Block, Block?];
  return second === undefined ? first : { kind: 'pair', first: [first], second: [second] };
}
