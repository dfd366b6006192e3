/** The report's whole style sheet: one column of text, light and dark, wide things scroll by themselves, code opens in print. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1c2430; --quiet: #5b6675; --line: #d9dee5; --panel: #f5f7f9; --link: #0b5fad;
  --good: #19703b; --bad: #b3261e; --open: #8a5a00; --badpanel: #fdf0ef;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #14181d; --text: #e3e7ec; --quiet: #9aa5b3; --line: #333c47; --panel: #1d232a; --link: #7db8f5;
    --good: #6fcf8f; --bad: #ff9a91; --open: #e8b45a; --badpanel: #2d1e1e;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 50rem; background: var(--page); color: var(--text);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: break-word;
}
a { color: var(--link); text-underline-offset: 0.15em; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2.2em 0 0.6em; text-wrap: balance; }
h1 { font-size: 1.9rem; } h2 { font-size: 1.4rem; } h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1rem; }
p, ul, ol, dl { margin: 0.8em 0; }
li > ul, li > ol, li > p { margin: 0.2em 0; }
header { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
header h1 { margin: 0 0 0.3rem; }
header p { margin: 0; color: var(--quiet); font-size: 0.9rem; }
nav { margin: 1.25rem 0; font-size: 0.95rem; }
nav ol { list-style: none; margin: 0.4rem 0; padding: 0; }
nav li { margin: 0.15rem 0; padding-left: calc(var(--depth, 0) * 1.1rem); }
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
summary { cursor: pointer; color: var(--quiet); }
code, pre, kbd, samp { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.86rem; }
:not(pre) > code { background: var(--panel); padding: 0.1em 0.3em; border-radius: 4px; }
pre { line-height: 1.5; margin: 0.6rem 0; padding: 0.75rem 0.9rem; overflow-x: auto; background: var(--panel); border-radius: 6px; }
pre.text, pre.stream { max-height: 32rem; overflow: auto; }
pre.stderr { border-left: 3px solid var(--open); }
pre.error { background: var(--badpanel); border-left: 3px solid var(--bad); }
pre.raw { color: var(--quiet); }
.cell { margin: 1.1rem 0; }
.code > summary { font-size: 0.82rem; list-style-position: inside; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.code > summary code { background: none; padding: 0; font-size: 0.8rem; }
.html, .markdown { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.8rem 0; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.3rem; }
th, td { padding: 0.35rem 0.7rem 0.35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--quiet); font-weight: 600; font-size: 0.84rem; }
.html td { text-align: right; } .html th { text-align: left; }
.html details pre { overflow-wrap: anywhere; }
figure { margin: 0.8rem 0; }
img { max-width: 100%; height: auto; background: #ffffff; border-radius: 6px; }
blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 3px solid var(--line); color: var(--quiet); }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
.claims { margin: 1.5rem 0; }
.claims h2 { margin: 0 0 0.2rem; font-size: 1.15rem; }
.claims p { margin: 0; color: var(--quiet); font-size: 0.9rem; }
.claims a { text-decoration: none; }
.claims a:hover { text-decoration: underline; }
.claims summary { font-size: 0.9rem; margin-top: 0.6rem; }
.claims small { color: var(--quiet); }
.claims .verdict { white-space: nowrap; }
.claims .number { min-width: 4.5rem; }
.claims .number + .number { min-width: 11.5rem; }
.verdict[data-verdict="reproduces"] { color: var(--good); }
.verdict[data-verdict="does not reproduce"] { color: var(--bad); font-weight: 600; }
.verdict[data-verdict="needs a model"] { color: var(--open); }
@media (max-width: 36rem) {
  body { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; }
  .html table { font-size: 0.82rem; }
  .html th, .html td { padding-right: 0.45rem; }
  .html td:first-child { min-width: 7rem; }
  .claims table, .claims tbody, .claims tr, .claims td { display: block; }
  .claims thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .claims tr { border-bottom: 1px solid var(--line); padding: 0.6rem 0; }
  .claims td { border: 0; padding: 0.05rem 0; white-space: normal; }
  .claims td[data-label]::before { content: attr(data-label) " "; color: var(--quiet); }
}
@media print {
  :root { color-scheme: light; --page: #ffffff; --text: #000000; --quiet: #444444; --line: #bbbbbb; --panel: #f4f4f4; --link: #000000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav { display: none; }
  pre { white-space: pre-wrap; max-height: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  figure, tr, pre.error { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
}
`;
