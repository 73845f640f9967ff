import { html, type Markup, trustedMarkup } from './markup.ts';

/** A whole page around its body, which loads nothing from anywhere. `styles` is a style sheet of ours. */
export function formatPage(options: {
  readonly language: string;
  readonly direction?: 'ltr' | 'rtl';
  readonly title: string;
  readonly styles: string;
  readonly body: Markup;
}): string {
  const { language, direction = 'ltr', title, styles, body } = options;
  return html`${trustedMarkup('<!doctype html>\n')}<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${title}</title>
<style>${trustedMarkup(styles)}</style>
</head>
<body>
${body}</body>
</html>
`.markup;
}
