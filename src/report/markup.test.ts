import { describe, expect, it } from 'vitest';
import { cleanText, findLink, html } from './markup.ts';

describe('html', () => {
  it('escapes text and attributes, and joins lists', () => {
    expect(html`<b title="${'"&<'}">${['a', '<', html`<i>${1}</i>`]}</b>`.markup).toBe(
      '<b title="&#34;&#38;&#60;">a&#60;<i>1</i></b>',
    );
  });

  it('leaves nothing of null, undefined and false', () => {
    expect(html`[${null}${undefined}${false}]`.markup).toBe('[]');
  });
});

describe('cleanText', () => {
  it('takes out controls, direction overrides and lone surrogates, and keeps joiners of spelling', () => {
    expect(cleanText('a\u202eb\u0000c\nd')).toBe('abc d');
    expect(cleanText('\u0646\u200c\u0647')).toBe('\u0646\u200c\u0647');
    expect(cleanText('x\ud800y')).toBe('x\ufffdy');
  });
});

describe('findLink', () => {
  it('follows only web addresses', () => {
    expect(findLink('https://example.org/a?b=c')).toBe('https://example.org/a?b=c');
    expect(findLink('javascript:alert(1)')).toBeNull();
    expect(findLink('https://x" onclick="y')).toBeNull();
    expect(findLink(null)).toBeNull();
  });
});
