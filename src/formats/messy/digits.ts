/** Text with the digits of every script as 0 to 9, the Arabic marks of numbers as plain ones, and any dash as a hyphen. */
export const toPlainDigits = (text: string): string =>
  text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0)!;
      // Decimal digits stand in runs of ten that start with a nought.
      let zero = code;
      while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
      return String((code - zero) % 10);
    })
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', ',')
    .replaceAll('\u060c', ',')
    .replaceAll('\u066a', '%')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
