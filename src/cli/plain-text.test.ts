import { describe, expect, it } from 'vitest';
import { formatJsonLine, keepColours, toPlain } from './plain-text.ts';

const ESCAPE = String.fromCharCode(27);

describe('text of others on a terminal', () => {
  it('cannot move the cursor, end the line or turn the direction of reading', () => {
    expect(toPlain(`x${ESCAPE}[2K${ESCAPE}[1A0 violations\n`)).toBe('x?[2K?[1A0 violations?');
    expect(toPlain('a\u202eb')).toBe('a?b');
    expect(toPlain('رفح')).toBe('رفح');
  });

  it('stays valid JSON with hidden marks as escapes', () => {
    const value = { name: `a\u0085b\u202ec${ESCAPE}[2J` };
    expect(formatJsonLine(value)).not.toContain('\u202e');
    expect(JSON.parse(formatJsonLine(value))).toEqual(value);
  });

  it('keeps our colours and line ends', () => {
    expect(keepColours(`${ESCAPE}[31mred${ESCAPE}[39m\nnext${ESCAPE}[2J`)).toBe(
      `${ESCAPE}[31mred${ESCAPE}[39m\nnext?[2J`,
    );
  });
});
