// The page's style sheet: the tokens of the pictures, a quiet page, tables to be read across, paper with running titles.
import { idOf, plain } from './diagram/plain.ts';
import { searchStyle } from './search.ts';
import { dark, light, monoFace, type Palette, pictureStyle, sansFace } from './drawing/tokens.ts';

/** What stands in the head and on every printed page. */
export interface PageLabels {
  readonly title: string;
  readonly revision: string;
  readonly contentHash: string;
}

export function pageStyle(labels: PageLabels): string {
  return [
    `:root{${tokens(light)}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${tokens(dark)}}}`,
    page,
    searchStyle,
    tables,
    figures,
    sources,
    narrow,
    paper(labels),
    pictureStyle('figure svg '),
  ].join('\n');
}

function tokens(palette: Palette): string {
  const { tones } = palette;
  return `--paper:${palette.paper};--raised:${palette.raised};--ink:${palette.ink};--quiet:${palette.quiet};--line:${palette.line};--accent:${tones.flowing};--failed:${tones.failed};--assumed:${tones.assumed}`;
}

const page = `
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:16px/26px ${sansFace};scroll-padding-top:16px;-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word}
.page{display:grid;grid-template-columns:256px minmax(0,1fr)}
nav{position:sticky;top:0;align-self:start;height:100vh;overflow:auto;padding:32px 16px 32px 24px;border-right:1px solid var(--line);font-size:14px;line-height:20px}
nav .name{margin:0;font-weight:600}
nav .revision{margin:4px 0 20px;color:var(--quiet);font-size:12px;font-variant-numeric:tabular-nums}
nav ol{list-style:none;margin:0;padding:0}
nav li{margin:0}
nav a{display:block;padding:4px 8px;border-radius:4px;color:var(--quiet);text-decoration:none}
nav a:hover,nav a:focus-visible{background:var(--raised);color:var(--ink)}
nav details ol{padding-left:12px}
nav summary{display:flex;list-style:none;cursor:pointer}
nav summary::-webkit-details-marker{display:none}
nav summary a{flex:1}
nav summary::after{content:"+";color:var(--quiet);padding:4px 6px}
nav details[open]>summary::after{content:"−"}
nav details ol a{font-size:13px}
main{padding:40px 48px 96px;max-width:1160px}
.chapter,.footnotes{content-visibility:auto;contain-intrinsic-size:auto 2400px;padding:1px 4px;margin:0 -4px}
h1{font-size:34px;line-height:42px;letter-spacing:-.015em;margin:0 0 12px;max-width:26em}
h2{font-size:26px;line-height:34px;letter-spacing:-.01em;margin:56px 0 16px;max-width:32em}
h3{font-size:20px;line-height:28px;margin:40px 0 12px}
h4{font-size:16px;line-height:24px;margin:28px 0 8px}
p,ul,ol,blockquote{margin:0 0 16px;max-width:72ch}
li{margin:0 0 4px}
li>p{margin:0}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:2px}
:target{background:color-mix(in srgb,var(--accent) 14%,transparent)}
.here{visibility:hidden;color:var(--quiet);font-weight:400;text-decoration:none}
h2:hover .here,h3:hover .here,h4:hover .here,.here:focus-visible{visibility:visible}
code,pre{font-family:${monoFace};font-size:.86em}
code{background:var(--raised);border-radius:3px;padding:1px 4px;overflow-wrap:break-word;-webkit-box-decoration-break:clone;box-decoration-break:clone}
pre{background:var(--raised);border:1px solid var(--line);border-radius:6px;padding:12px 16px;overflow:auto;line-height:20px;font-size:13px;max-width:88ch}
pre code{background:none;padding:0;font-size:inherit;overflow-wrap:normal}
blockquote{border-left:3px solid var(--accent);padding:2px 0 2px 16px;margin-left:0}
.skip{position:absolute;left:-9999px}
.skip:focus{left:8px;top:8px;background:var(--paper);padding:8px 12px;z-index:1}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
input[type=checkbox]{margin:0 8px 0 0}
ul.contains-task-list{list-style:none;padding-left:0}`;

const tables = `
.table{overflow-x:auto;margin:0 0 24px}
table{border-collapse:collapse;font-size:14px;line-height:20px;font-variant-numeric:tabular-nums;min-width:min(100%,520px)}
th,td{text-align:left;vertical-align:top;padding:8px 16px 8px 0;border-bottom:1px solid var(--line);max-width:44ch}
thead th{font-size:13px;font-weight:600;color:var(--quiet);border-bottom:1px solid var(--quiet);vertical-align:bottom}
.figure{text-align:right;white-space:nowrap}
thead .figure{white-space:normal;max-width:20ch}
tr:has(.figure)>:first-child{min-width:16ch}
.id{white-space:nowrap}
.own{color:var(--quiet)}
.rows td code{font-size:.86em}
.rows tbody tr:hover,.facts tbody tr:hover{background:var(--raised)}
.facts th{font-weight:600;white-space:nowrap;padding-right:24px}
.facts td{max-width:86ch}`;

const figures = `
figure{margin:0 0 28px}
.drawing{overflow-x:auto}
figure>.drawing>svg{display:block;max-width:100%;height:auto}
figure>.drawing>svg+svg{margin-top:16px}
figcaption{font-size:13px;line-height:20px;color:var(--quiet);margin-top:8px}`;

const sources = `
sup{line-height:0;font-size:.72em}
sup a{text-decoration:none;padding:0 1px}
.footnotes{margin-top:64px;border-top:1px solid var(--line);font-size:14px;line-height:22px}
.footnotes h2{margin-top:32px}
.footnotes ol{max-width:none;padding-left:28px}
.footnotes a{overflow-wrap:anywhere}
.footnotes p{max-width:none}
[data-footnote-backref]{text-decoration:none;font-size:12px;color:var(--quiet)}
`;

const narrow = `
@media (max-width:900px){
.page{display:block}
nav{position:static;height:auto;max-height:none;border-right:0;border-bottom:1px solid var(--line);padding:20px 16px}
.rows{min-width:720px}
main{padding:24px 16px 64px}
h1{font-size:26px;line-height:34px}
h2{font-size:22px;line-height:30px}
figure>.drawing>svg{max-width:none}
.facts th{white-space:normal}
}`;

/** A4 and Letter alike: the printer's paper decides. Screens' columns, hovers and scrolling fall away. */
function paper(labels: PageLabels): string {
  const title = quoted(labels.title);
  const state = quoted(`Revision ${labels.revision} · ${idOf(labels.contentHash).slice(0, 12)}`);
  const small = `font:8pt ${sansFace};color:#5b6472`;
  return `
@page{margin:18mm 16mm 20mm;@top-left{content:${title};${small}}@top-right{content:${state};${small}}@bottom-right{content:counter(page) " / " counter(pages);${small}}}
@page:first{@top-left{content:""}}
@media print{
html{font-size:10pt;line-height:15pt}
.page{display:block}
nav,.skip,.here{display:none}
.chapter,.footnotes{content-visibility:visible;padding:0;margin:0}
main{padding:0;max-width:none}
h1{font-size:22pt;line-height:28pt}
h2{font-size:16pt;line-height:21pt;margin-top:26pt}
h3{font-size:12.5pt;line-height:17pt;margin-top:18pt}
h1,h2,h3,h4{break-after:avoid}
p,ul,ol,blockquote{max-width:none;orphans:3;widows:3}
.table,.drawing{overflow:visible}
table{font-size:8pt;line-height:11pt;width:100%;min-width:0}
th,td{padding:3pt 8pt 3pt 0;max-width:none;overflow-wrap:break-word}
thead{display:table-header-group}
thead th,.facts th{white-space:normal;overflow-wrap:normal;font-size:8pt}
figcaption{font-size:8pt;line-height:11pt}
.figure{white-space:normal}
.figure:has(svg){white-space:nowrap}
tr,pre{break-inside:avoid}
figure:not(:has(svg+svg)){break-inside:avoid}
figcaption{break-before:avoid}
figure>.drawing>svg{max-width:100%;max-height:240mm;margin:0 auto;break-inside:avoid}
pre{font-size:8pt;line-height:11pt;white-space:pre-wrap}
a{color:inherit}
main a[href^="http"]{text-decoration:none}
[data-footnote-backref]{display:none}
.footnotes{font-size:8pt;line-height:11pt}
}`;
}

/** Any text as a CSS string: every character that is not a plain letter or digit is written as its number. */
function quoted(text: string): string {
  return `"${Array.from(plain(text), (letter) => (/[A-Za-z0-9 ]/.test(letter) ? letter : `\\${(letter.codePointAt(0) ?? 0).toString(16)} `)).join('')}"`;
}
