/**
 * A page as content alone, without markup: one composition is written as HTML and as the source of a PDF. Text that comes
 * from files is `data` and is kept apart from the direction of the words around it.
 */
export interface PaperPage {
  readonly language: PaperLanguage;
  /** For the window and the properties of the file. */
  readonly title: string;
  /** Coloured strips at the head: class, then the mark of an exercise. */
  readonly bands: readonly Band[];
  readonly heading: Text;
  readonly subheading: Text;
  readonly blocks: readonly Block[];
  /** At the foot of every sheet. */
  readonly foot: string;
  /** Size of the plain text in tenths of a point. */
  readonly tenthPoints: number;
}

export type PaperLanguage = 'en' | 'ar';

export interface Band {
  readonly kind: 'class' | 'exercise';
  readonly parts: readonly string[];
}

/** Words of ours as a plain string; text of somebody else as `data`; `strong` and `faint` for the eye. */
export type Inline =
  | string
  | { readonly data: string }
  | { readonly strong: Text }
  /** Words of ours that stay on one line: a range, a figure with its unit. */
  | { readonly whole: string }
  /** What follows stands on a new line. */
  | { readonly newLine: true }
  | { readonly faint: Text };
export type Text = Inline | readonly Inline[];

/** A cell; `null` is an empty box to write in by hand. */
export type Cell = Text | null;

export interface PaperColumn {
  readonly title: Text;
  /** Share of the width. */
  readonly share: number;
  readonly numeric?: boolean;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: Text }
  | {
      readonly kind: 'paragraph';
      readonly text: Text;
      readonly look: 'plain' | 'small' | 'notice';
      readonly language?: PaperLanguage;
    }
  | { readonly kind: 'bullets'; readonly items: readonly Text[] }
  /** Numbered; `language` where it is not that of the page. */
  | { readonly kind: 'steps'; readonly items: readonly Text[]; readonly language?: PaperLanguage }
  | {
      readonly kind: 'table';
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly Cell[])[];
      /** Rows high enough to write in. */
      readonly roomy?: boolean;
    }
  /** Labels, each with a value or an empty box, so many side by side. */
  | {
      readonly kind: 'fields';
      readonly across: number;
      readonly fields: readonly { readonly label: Text; readonly value: Cell }[];
    }
  /** Side by side, the first at the beginning of the line. */
  | { readonly kind: 'pair'; readonly first: readonly Block[]; readonly second: readonly Block[] };

export const isDirectionRight = (language: PaperLanguage): boolean => language === 'ar';

/** The parts of a text as a list. */
export const listInlines = (text: Text): readonly Inline[] =>
  Array.isArray(text) ? (text as readonly Inline[]) : [text as Inline];

/** Texts one after the other with something between. */
export const joinTexts = (texts: readonly Text[], between: string): Text =>
  texts.flatMap((text, index) => (index === 0 ? listInlines(text) : [between, ...listInlines(text)]));

/** At most so many characters, cut between words, with an ellipsis where something is left out. */
export const shortenText = (text: string, most: number): string => {
  const letters = [...text];
  if (letters.length <= most) return text;
  const cut = letters.slice(0, most - 2).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > most / 2 ? cut.slice(0, space) : cut} …`;
};
