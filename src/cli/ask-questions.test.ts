import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { findAnswerProblems, QUICK_QUESTIONS } from '../formats/index.ts';
import { askQuestions } from './ask-questions.ts';
import type { Terminal } from './terminal.ts';

/** Types one line whenever the terminal waits for one, as a person does; null ends the input (Ctrl-D). */
const typeIn = (lines: readonly (string | null)[]) => {
  const printed: string[] = [];
  const input = new PassThrough();
  const output = new PassThrough();
  const left = [...lines];
  output.on('data', (chunk: Buffer) => {
    if (!chunk.toString().includes('> ')) return;
    const line = left.shift();
    if (line === null || line === undefined) input.end();
    else input.write(`${line}\n`);
  });
  const plain = (text: string): string => text;
  const terminal = {
    print: (text: string) => void printed.push(text),
    colours: { bold: plain, dim: plain, red: plain },
  } as unknown as Terminal;
  const answers = askQuestions(
    terminal,
    QUICK_QUESTIONS.map((question) => ({ ...question, empty: '' })),
    (given, key) => findAnswerProblems(new Map([...given].map(([name, text]) => [name, { text }])), key),
    input,
    output,
  );
  return { answers, printed };
};

const ANSWERS = ['12000', '', 'food', 'food 40', 'food 0', '6 x 10', '4-5-7', '', '', ''];

describe('the ten questions on a terminal', () => {
  it('are asked one after the other; an empty answer stays empty', async () => {
    const { answers, printed } = typeIn(ANSWERS);
    const given = await answers;
    expect([...given!.keys()]).toEqual(QUICK_QUESTIONS.map((question) => question.key));
    expect([...given!.values()]).toEqual(ANSWERS);
    expect(printed[0]).toContain('1/10  How many people?');
    expect(printed).toHaveLength(10);
  });

  it('are asked again where an answer cannot be taken, with what is wrong with it', async () => {
    const { answers, printed } = typeIn([
      'many',
      '9000-15000',
      ...ANSWERS.slice(0, 3),
      'water 4',
      ...ANSWERS.slice(3),
    ]);
    expect([...(await answers)!.values()]).toEqual(ANSWERS);
    const again = printed.filter((line) => line.includes('again'));
    expect(again.map((line) => /\[(.*)\]/.exec(line)![1])).toEqual([
      'quick.not-a-number',
      'quick.range-without-best',
      'quick.need-not-asked',
    ]);
  });

  it('end without an answer where the person stops', async () => {
    expect(await typeIn(['12000', null]).answers).toBeNull();
  });

  it('take all lines of a paste', async () => {
    const input = new PassThrough();
    const plain = (text: string): string => text;
    const terminal = {
      print: plain,
      colours: { bold: plain, dim: plain, red: plain },
    } as unknown as Terminal;
    input.end(`${ANSWERS.join('\n')}\n`);
    const questions = QUICK_QUESTIONS.map((question) => ({ ...question, empty: '' }));
    const given = await askQuestions(terminal, questions, () => [], input, new PassThrough());
    expect([...given!.values()]).toEqual(ANSWERS);
  });
});
