import { html, type Markup, trustedMarkup } from './markup.ts';
import { formatStyleSheet } from './style-sheet.ts';

/** A whole page around its body. `footer` is text of ours, printed at the foot of each sheet. */
export function formatPage(options: {
  readonly language: string;
  readonly title: string;
  readonly footer: string;
  readonly body: Markup;
}): string {
  const { language, title, footer, body } = options;
  return html`${trustedMarkup('<!doctype html>\n')}<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${title}</title>
<style>${trustedMarkup(formatStyleSheet(footer))}</style>
</head>
<body>
${body}</body>
</html>
`.markup;
}
