/** Screen, phone and A4 in one sheet: light, calm, system fonts only, nothing fetched from anywhere. */
export function formatStyleSheet(footer: string): string {
  return `${SCREEN}${MAP}${NARROW}${formatPrint(footer)}`;
}

const SCREEN = `
:root{--ink:#1d2733;--muted:#55616e;--line:#d3dae1;--panel:#f4f6f8;--deep:#24466b;--blue:#1f5f9e;--red:#8c2a21;--amber:#8a5200;--violet:#5b4a86}
*{box-sizing:border-box}
html{color-scheme:light;-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"Noto Sans Arabic","Geeza Pro","Dubai","DejaVu Sans",sans-serif}
main,.masthead,.contents,.foot{max-width:1100px;margin:0 auto;padding:0 24px}
h1{font-size:1.9rem;line-height:1.2;margin:.1em 0 .3em;color:var(--deep)}
h2{font-size:1.25rem;line-height:1.25;margin:2.2em 0 .5em;padding-top:.6em;border-top:2px solid var(--deep);color:var(--deep)}
h1 .local{display:block;font-size:.8em;text-align:left}
h3{font-size:1.02rem;margin:1.6em 0 .4em}
p,ul,dl,figure,pre{margin:.5em 0}
a{color:var(--blue)}
.lead{font-size:1.02rem;max-width:75ch}
.small{font-size:.86rem}
.muted{color:var(--muted)}
.kicker{margin:1.2em 0 0;font-size:.82rem;letter-spacing:.08em;text-transform:uppercase;color:var(--muted)}
.class-bar,.exercise-bar{margin:0;padding:.55em max(24px,calc(50vw - 526px))}
.class-bar{display:flex;flex-wrap:wrap;gap:.2em 1.2em;color:#fff;font-size:.9rem}
.class-bar.restricted{background:var(--red)}
.class-bar.public{background:var(--deep)}
.class-bar strong{letter-spacing:.06em}
.exercise-bar{background:#fff3d6;border-bottom:1px solid #e2c98d}
.notice{border-left:4px solid var(--deep);background:var(--panel);padding:.6em .9em}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(230px,1fr));gap:.4em 1.5em}
.facts dt{font-size:.8rem;color:var(--muted)}
.facts dd{margin:0;overflow-wrap:anywhere}
.contents ul{display:flex;flex-wrap:wrap;gap:.2em 1.2em;list-style:none;padding:0;font-size:.9rem}
.unknowns{padding-left:1.2em}
.unknowns li{margin:.25em 0}
.unknowns .effect{color:var(--muted);font-size:.92em}
#not-known{border:1px solid #cbb9dd;background:#faf7fd;padding:0 18px 10px;margin-top:1.2em}
#not-known h2{border:0;margin-top:.6em;color:var(--violet)}
.scroll{overflow-x:auto;margin:.7em 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:start;font-weight:600;padding:.3em 0}
caption span{display:inline-block;max-width:min(100%,calc(100vw - 28px))}
th,td{padding:.38em .6em;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
thead th{background:var(--panel);font-size:.82rem;line-height:1.25;vertical-align:bottom}
tbody th{font-weight:500}
tr.group th{background:#e9eef3;font-weight:600}
.number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .number{white-space:normal}
.wide{min-width:15em}
.short{white-space:nowrap}
.movements{font-size:.88rem}
.movements .stops{min-width:23em}
.movements .loading{min-width:15em}
.movements tbody th{white-space:nowrap}
.movements td,.movements th{padding:.25em .5em}
.prose td,.prose th{min-width:8em}
.prose .wide{min-width:17em}
.code{display:inline-block;min-width:1.6em;padding:0 .3em;background:#e4eaf0;font-size:.82em;font-weight:600;text-align:center;font-variant-numeric:tabular-nums}
.id{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.82em;overflow-wrap:anywhere}
.times{white-space:nowrap;font-variant-numeric:tabular-nums}
.local{color:var(--muted)}
td .local,th .local{white-space:nowrap}
.share{position:relative;display:inline-block;min-width:4.6em;padding:0 .25em;text-align:end}
.share .bar{position:absolute;inset-block:.12em;inset-inline-start:0;max-width:100%;background:#cfe0ef}
.share span:last-child{position:relative}
.verdict{display:inline-block;padding:.05em .55em;border:1.5px solid currentColor;font-weight:600}
.number .verdict{white-space:nowrap}
.verdict.yes{color:var(--blue)}
.verdict.no{color:#fff;background:var(--red);border-color:var(--red)}
.verdict.short{color:var(--amber);background:#fff6e5}
.verdict.not-known{color:var(--violet);background:#faf7fd;border-style:dashed}
.verdict.not-decidable{color:var(--muted);border-style:dotted}
.answers{table-layout:fixed}
.answers th:nth-child(1){width:27%}
.answers th:nth-child(2){width:16%}
.answers th:nth-child(3){width:27%}
.answers th:nth-child(5){width:9%}
.answers .small{font-size:.8rem}
.answers td{overflow-wrap:anywhere}
.finding{padding:.6em .9em;background:var(--panel);border-left:4px solid var(--muted)}
.finding.wrong{border-color:var(--red);background:#fdf1ef;color:var(--red)}
table.wrong tbody th{color:var(--red)}
q{quotes:"“" "”"}
pre{overflow-x:auto;padding:.7em .9em;background:var(--panel);font-size:.82rem;line-height:1.6}
.foot{margin-top:3em;padding-top:1em;padding-bottom:2em;border-top:1px solid var(--line);font-size:.86rem;color:var(--muted)}
.print-only{display:none}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:1em 2em}
.chart{margin:0;max-width:560px}
.chart figcaption{font-weight:600;font-size:.92rem}
.chart svg{display:block;width:100%;height:auto}
.chart text{font-size:12px;fill:var(--muted)}
.grid{stroke:#e3e8ed;stroke-width:1}
.axis{stroke:#7c8894;stroke-width:1}
rect.bar{fill:#5f8fbb}
path.line{fill:none;stroke-width:2.2}
path.line.target{stroke:#1f5f9e}
path.line.floor{stroke:#b35806;stroke-dasharray:6 3}
path.line.least{stroke:#6d7884;stroke-width:1.3}
path.line.bound{stroke:#b35806;stroke-dasharray:2 4}
.key .line{display:inline-block;width:2em;height:0;margin-inline:.6em .2em;vertical-align:middle;border-top:2.5px solid #1f5f9e}
.key .line.floor{border-top:2.5px dashed #b35806}
.key .line.least{border-top:1.5px solid #6d7884}
.key .line.bound{border-top:2.5px dotted #b35806}
`;

const MAP = `
svg.map{display:block;width:100%;min-width:680px;height:auto;border:1px solid var(--line);background:#eef3f7}
.sea{fill:#eef3f7}
.area{fill:#fbfaf6;stroke:#a7adb3;stroke-width:1;stroke-dasharray:5 3}
.road{fill:none;stroke:#c3c9cf;stroke-width:1.2}
.used path{fill:none;stroke:#33475c;stroke-linecap:round;stroke-linejoin:round}
.used path.straight{stroke-dasharray:7 6;stroke-linecap:butt}
.constraint.closed{fill:url(#hatch-closed);fill-opacity:.75;stroke:#7d2420;stroke-width:1.5}
.constraint.slowed{fill:url(#hatch-slowed);stroke:#8a5a00;stroke-width:1.2}
.constraint.window{fill:url(#hatch-window);fill-opacity:.7;stroke:#2b5d87;stroke-width:1.2}
.constraint.permit{fill:url(#hatch-permit);fill-opacity:.7;stroke:#5b4a86;stroke-width:1.2}
.constraint.order{fill:none;stroke:#3b3b3b;stroke-width:2;stroke-dasharray:2 4}
.constraint-line{fill:none;stroke-width:9;stroke-opacity:.6}
.constraint-line.closed{stroke:#7d2420;stroke-dasharray:3 4}
.constraint-line.slowed{stroke:#c78a1b;stroke-dasharray:2 5}
.constraint-line.window{stroke:#2b5d87;stroke-dasharray:6 4}
.constraint-line.permit{stroke:#5b4a86;stroke-dasharray:9 4}
.constraint-line.order{stroke:#3b3b3b;stroke-width:3;stroke-dasharray:2 5}
.site{stroke:#1d2733;stroke-width:1.4}
.site.unknown{stroke-dasharray:3 2}
.pointer{stroke:#1d2733;stroke-width:1;fill:none}
.pointed{fill:#1d2733}
.station{fill:#fff;stroke:#1d2733;stroke-width:2}
.station.ring{fill:#d9dee3}
svg.map text{font-size:13px;fill:#1d2733}
svg.map text.inside{font-size:12px;font-weight:600;text-anchor:middle}
svg.map text.inside.light{fill:#fff}
svg.map text.name{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
svg.map text.name.local{font-size:12px}
svg.map .area-names text{fill:#59636d;font-size:13.5px;letter-spacing:.03em;paint-order:stroke;stroke:#fbfaf6;stroke-width:3px}
.legend{display:flex;flex-wrap:wrap;gap:.15em 1.2em;padding:0;list-style:none;font-size:.86rem}
.legend li{display:flex;align-items:center;gap:.35em}
.legend .wide{min-width:0}
`;

const NARROW = `
@media (max-width:640px){
body{font-size:14.5px}
main,.masthead,.contents,.foot{padding:0 14px}
.class-bar,.exercise-bar{padding-left:14px;padding-right:14px}
h1{font-size:1.5rem}
.answers,.answers tbody,.answers tr,.answers th[scope=row],.answers td{display:block;width:auto}
.answers thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.answers caption{display:block}
.answers tr{border:1px solid var(--line);margin:.6em 0;padding:.3em .2em}
.answers th[scope=row],.answers td{border:0;padding:.15em .6em;text-align:start}
.answers td::before{content:attr(data-label) ": ";color:var(--muted);font-size:.86rem}
.answers .number{white-space:normal}
.charts{grid-template-columns:1fr}
.wide,.prose .wide{min-width:19em}
}
`;

const formatPrint = (footer: string) => `
@media print{
@page{size:A4;margin:15mm 13mm 16mm;@bottom-left{content:"${footer}";font:8pt sans-serif;color:#55616e}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#55616e}}
html{font-size:8.8pt}
body{font-size:1rem;line-height:1.33}
main,.masthead,.contents,.foot{max-width:none;padding:0}
.class-bar,.exercise-bar{padding:.5em .8em;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.contents{display:none}
.print-only{display:inline}
h1{font-size:17pt}
h2{font-size:12pt;margin-top:1.1em;padding-top:.4em;break-after:avoid}
h3{break-after:avoid}
table{font-size:8.2pt}
.answers{font-size:7.8pt}
.answers .small{font-size:7pt}
.facts{grid-template-columns:repeat(4,auto)}
.lead{max-width:none}
#not-known{margin-top:.8em;padding-bottom:4px}
.unknowns li{margin:.1em 0}
.movements{font-size:7.8pt}
.lead{font-size:1rem}
th,td{padding:.24em .4em}
thead{display:table-header-group}
tr,figure,.notice,.finding{break-inside:avoid}
tr.group{break-after:avoid}
.scroll{overflow:visible}
.wide,.prose td,.prose th,.prose .wide,.movements .stops,.movements .loading{min-width:0}
.short{white-space:normal}
td .local,th .local{white-space:normal}
svg.map{min-width:0;max-height:225mm}
.charts{grid-template-columns:1fr 1fr}
a{color:inherit;text-decoration:none}
thead th,tr.group th,.verdict,.share .bar,.notice,.finding,#not-known,.code,pre{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
