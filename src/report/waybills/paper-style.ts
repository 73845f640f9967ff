/** One sheet of a document: its name among the pages, and what its foot says. */
export interface SheetFoot {
  readonly page: string;
  readonly foot: string;
  /** Whether the paper lies on its side. */
  readonly lies: boolean;
}

/** A4; every sheet of paper carries at its foot what it belongs to, also where one runs over. */
export const formatPaperStyle = (sheets: readonly SheetFoot[]): string =>
  `${STYLE}@media print{${PRINT}${sheets.map(formatPageRule).join('')}}\n`;

const formatPageRule = ({ page, foot, lies }: SheetFoot): string =>
  `@page ${page}{size:A4 ${lies ? 'landscape' : 'portrait'};margin:8mm 10mm 10mm;@bottom-left{content:"${toCssText(foot)}";font:7.5pt sans-serif;color:#55616e}@bottom-right{content:counter(page) " / " counter(pages);font:7.5pt sans-serif;color:#55616e}}.${page}{page:${page}}`;

/** Within quotes: letters, digits and plain signs only. */
const toCssText = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N} .,:;·/+@#_-]/gu, ' ');

const STYLE = `
:root{--ink:#1d2733;--muted:#55616e;--line:#7c8894;--panel:#f0f3f6;--deep:#24466b;--red:#8c2a21;--violet:#5b4a86}
*{box-sizing:border-box}
html{color-scheme:light;-webkit-text-size-adjust:100%}
body{margin:0;background:#e4e8ec;color:var(--ink);font:12px/1.3 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"Noto Sans Arabic","Geeza Pro","Dubai","DejaVu Sans",sans-serif}
.sheet{width:206mm;max-width:100%;margin:12px auto;padding:8mm;background:#fff}
.band{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 2em;margin:0 0 5px;padding:3px 8px;background:var(--red);color:#fff}
.band strong{letter-spacing:.04em}
.band.exercise{background:#fff3d6;color:var(--ink);border:1px solid #b98a2a}
.head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 2em}
h1{margin:0 0 4px;font-size:17px;line-height:1.2;color:var(--deep)}
h1 .ar{margin-inline-start:.5em}
h2{margin:8px 0 3px;font-size:12px;color:var(--deep)}
.number-big,.head .number{margin:0;font:700 22px/1.1 ui-monospace,"SFMono-Regular",Menlo,Consolas,"DejaVu Sans Mono",monospace;letter-spacing:.04em;overflow-wrap:anywhere}
.ar{font-size:1.04em}
.id{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.84em;color:var(--muted);overflow-wrap:anywhere}
b.id{color:var(--ink);font-size:.95em}
.fields{display:grid;grid-template-columns:repeat(4,1fr);gap:3px 10px;margin:4px 0}
.field.full{grid-column:1/-1}
.field{display:flex;flex-direction:column;min-width:0}
.field.wide{grid-column:span 2}
.label{font-size:9.5px;line-height:1.25;color:var(--muted)}
.value{font-weight:600;overflow-wrap:anywhere}
.blank{display:block;min-height:20px;border:1px solid var(--line);background:#fff}
.parties{display:grid;grid-template-columns:1fr 1fr;gap:6px;margin:4px 0}
.party{border:1px solid var(--line);padding:3px 8px 5px;min-width:0}
.party h2{margin:0 0 2px}
.carriage{grid-column:1/-1}
.party .fields{grid-template-columns:1fr 1fr;gap:2px 10px;margin:0}
.carriage .fields{grid-template-columns:repeat(4,1fr)}
.place{margin:0 0 3px;font-size:14px;font-weight:600;line-height:1.25}
.place .local{margin-inline-start:.3em}
table{border-collapse:collapse;width:100%;margin:4px 0}
th,td{border:1px solid var(--line);padding:2px 5px;text-align:start;vertical-align:top;overflow-wrap:anywhere}
thead th{background:var(--panel);font-size:9.5px;line-height:1.2;font-weight:600;vertical-align:bottom;overflow-wrap:normal}
thead td{border:0}
tbody th{background:var(--panel);font-size:10px;font-weight:600}
td.number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
th.number{text-align:end}
th .ar,.label .ar{display:inline-block}
.times td.number{text-align:center;font-weight:600}
.times thead th,.signatures thead th{text-align:center}
.write td,.signatures td{height:25px}
.signatures .signature td{height:36px}
.signatures{table-layout:fixed}
.signatures th:first-child{width:15%}
.times th[scope=row],.signatures th[scope=row]{width:150px}
.lines{table-layout:fixed}
.lines .line{width:4.5%}
.lines .item{width:24%}
.lines .lot{width:17%}
.lines .expiry{width:12%}
.lines .owner{width:12.5%}
.lines .packs{width:9.5%}
.lines .kg{width:11%}
.lines .m3{width:9.5%}
.lines td.packs,.lines td.kg,.lines td.m3{text-align:end;font-variant-numeric:tabular-nums}
.lines td.kg,.lines td.m3{white-space:nowrap}
.lines tbody{break-inside:avoid}
.lines .written td{padding:0;border-bottom-width:2px}
.boxes{display:grid;grid-template-columns:repeat(7,1fr);min-height:31px}
.boxes .label{padding:1px 4px;font-size:8px;line-height:1.15;border-inline-start:1px dotted var(--line)}
.boxes .label:first-child{border:0}
.nowrap{white-space:nowrap;overflow-wrap:normal}
.loads td{font-size:.94em;line-height:1.25}
.loads .item{width:50%}
.convoy tbody tr{height:26px}
.convoy .box{width:13%}
.convoy .vehicle{width:21%}
.way .box{width:11%}
tr.total td{font-weight:700}
.unknown{color:var(--violet);font-style:italic}
.register{font-size:.95em}
.register b.id,.register td:nth-child(2),.register td:nth-child(3){white-space:nowrap;overflow-wrap:normal}
.register td{height:24px}
.register th.box{width:9%}
.copies{display:flex;flex-wrap:wrap;gap:2px 12px;margin:5px 0 3px;font-size:10px}
.copy{white-space:nowrap}
.tick{display:inline-block;width:10px;height:10px;border:1px solid var(--ink);vertical-align:-1px}
.notices{display:grid;grid-template-columns:1fr 1fr;gap:2em;border-top:1px solid var(--line);margin-top:4px;padding-top:3px;font-size:8.5px;line-height:1.3;color:var(--muted)}
.notices p{margin:0}
`;

const PRINT = `
body{background:#fff;font-size:8.6pt}
.sheet{width:auto;margin:0;padding:0 1px;break-after:page}
.sheet:last-child{break-after:auto}
thead{display:table-header-group}
tr,.party,.signatures,.times,.notices{break-inside:avoid}
h2{break-after:avoid}
.band,thead th,tbody th{-webkit-print-color-adjust:exact;print-color-adjust:exact}
`;
