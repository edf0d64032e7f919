/** Of papers on a screen and, with page numbers where the browser can, on paper. */
export const stylesheet = `
:root { --ink: #0b0c0c; --quiet: #484949; --line: #b1b4b6; --head: #0f385c; --tint: #f0f4f8; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px 20px 40px; max-width: 820px; color: var(--ink); background: #ffffff; font: 17px/1.45 arial, sans-serif; }
h1, h2, h3 { color: var(--head); line-height: 1.2; break-after: avoid; }
h1 { margin: 0 0 18px; font-size: 30px; }
h2 { margin: 30px 0 10px; font-size: 21px; }
h3 { margin: 22px 0 8px; font-size: 18px; }
p { margin: 0 0 10px; white-space: pre-line; }
.letterhead { margin: 0 0 6px; color: var(--quiet); font-weight: 700; }
.mark { margin: 0 0 24px; color: #942514; font-weight: 700; text-align: center; }
.standing { margin: 14px 0 18px; padding: 8px 12px; border-inline-start: 4px solid var(--head); background: var(--tint); font-weight: 700; }
.note, small, footer { color: var(--quiet); font-size: 15px; }
dl { margin: 0 0 16px; }
dl div { display: grid; grid-template-columns: 110px 1fr; padding: 2px 0; }
dt { font-weight: 700; }
dd { margin: 0; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(210px, 1fr)); gap: 8px 28px; margin: 0 0 16px; }
.columns h3 { margin: 8px 0 6px; color: var(--ink); font-size: 16px; }
.columns ul, nav ul { margin: 0; padding: 0; list-style: none; }
.columns li { padding: 2px 0; font-size: 16px; }
.numbered { display: grid; grid-template-columns: 64px minmax(0, 1fr); margin: 0 0 4px; }
h2 .number, h3 .number { display: inline-block; min-width: 60px; }
.outcome { margin: 2px 0 14px 64px; padding: 8px 12px; border: 1px solid var(--head); background: var(--tint); break-inside: avoid; }
del { color: var(--quiet); }
ins { text-decoration: none; }
.wide { overflow-x: auto; }
table { width: 100%; margin: 10px 0 18px; border-collapse: collapse; font-size: 16px; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 7px 9px; border: 1px solid var(--line); text-align: start; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere; }
th { background: var(--tint); overflow-wrap: normal; }
tr { break-inside: avoid; }
a { color: #1a65a6; }
.new-page { margin: 40px 0; border: 0; border-top: 1px solid var(--line); }
footer { margin-top: 40px; padding-top: 8px; border-top: 1px solid var(--line); }
@page { size: A4; margin: 22mm 20mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt arial, sans-serif; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .new-page { margin: 0; border: 0; break-after: page; }
  .mark { position: fixed; top: -12mm; left: 0; right: 0; }
  footer { margin-top: 20pt; }
}
`;
