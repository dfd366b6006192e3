/**
 * The look of claims, in the editor's own colours, so that it follows the theme by itself. The colour of a verdict is that of the
 * editor's tests, on its mark alone: the word beside it is read in the text's colour. VS Code shades every other row of the tables
 * of all outputs, which would tell nothing here, as each claim has two rows.
 */
export const claimsStyle = `
.cb-claims { color: var(--vscode-editor-foreground, var(--vscode-foreground, inherit)); max-width: 100%;
  font-family: var(--vscode-font-family, sans-serif); font-size: var(--vscode-font-size, 13px);
  --cb-line: var(--vscode-contrastBorder, rgba(128, 128, 128, 0.35)); }
.cb-claims-bar { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; padding: 2px 0 8px; }
.cb-claims-bar[hidden] { display: none; }
.cb-claims-bar .cb-verdict { all: unset; box-sizing: border-box; display: inline-flex; gap: 6px; align-items: baseline;
  cursor: pointer; padding: 2px 8px; border-radius: 10px; border: 1px solid var(--cb-line); }
.cb-claims-bar .cb-verdict:hover { background: var(--vscode-toolbar-hoverBackground, rgba(128, 128, 128, 0.16)); }
.cb-claims-bar .cb-verdict[aria-pressed="true"] { background: var(--vscode-inputOption-activeBackground, rgba(0, 120, 212, 0.25));
  color: var(--vscode-inputOption-activeForeground, inherit);
  border-color: var(--vscode-inputOption-activeBorder, var(--vscode-focusBorder, currentColor)); }
.cb-claims .cb-count { font-variant-numeric: tabular-nums; font-weight: 600; }
.cb-claims-status { color: var(--vscode-descriptionForeground, inherit); padding-left: 4px; }
.cb-claims .cb-mark { font-weight: 700; }
.cb-claims [data-verdict="reproduces"] .cb-mark { color: var(--vscode-charts-green, #388a34); }
.cb-claims [data-verdict="does not reproduce"] .cb-mark { color: var(--vscode-testing-iconFailed, #d02b2b); }
.cb-claims [data-verdict="needs a model"] .cb-mark { color: var(--vscode-editorWarning-foreground, #b8860b); }
.cb-claims-scroll { max-width: 100%; overflow-x: auto; }
.cb-claims-scroll.cb-long { overflow-y: auto; max-height: min(560px, 75vh); border: 1px solid var(--cb-line); }
.cb-claims table { border-collapse: separate; border-spacing: 0; margin: 0; font-variant-numeric: tabular-nums; }
.cb-claims-table { width: 100%; }
.cb-claims thead, .cb-claims tr { background: none; }
.cb-claims th, .cb-claims td { padding: 4px 10px 4px 0; text-align: left; vertical-align: baseline; border: 0; white-space: normal;
  font-weight: normal; }
.cb-claims-table > thead > tr > th { position: sticky; top: 0; z-index: 1; padding: 0; font-weight: 600; white-space: nowrap;
  background: var(--vscode-editor-background, Canvas); border-bottom: 1px solid var(--cb-line); }
.cb-claims-table > thead button { all: unset; box-sizing: border-box; display: flex; gap: 2px; width: 100%; padding: 4px 6px 4px 0;
  cursor: pointer; }
.cb-claims .cb-arrow { flex: none; width: 1em; text-align: center; }
.cb-long th:first-child button, .cb-long tr.cb-claim > td:first-child, .cb-long .cb-below > td { padding-left: 8px; }
.cb-claims-table > tbody > tr.cb-claim > * { border-top: 1px solid var(--cb-line); }
.cb-claims-table > tbody > tr.cb-claim:hover > * { background: var(--vscode-list-hoverBackground, rgba(128, 128, 128, 0.12)); }
.cb-claims-table > tbody > tr.cb-claim > td:nth-child(n + 4) { white-space: nowrap; }
.cb-claims-table > tbody > tr.cb-claim > td:nth-child(5) { white-space: normal; min-width: 9ch; }
.cb-claims-table > tbody > tr.cb-claim > td:last-child { color: var(--vscode-descriptionForeground, inherit); }
.cb-claims .cb-verdict-cell { white-space: nowrap; }
.cb-claims .cb-open { all: unset; cursor: pointer; display: flex; gap: 4px; min-width: 22ch; }
.cb-claims .cb-twistie { flex: none; width: 1em; }
.cb-claims .cb-twistie::before { content: "▸"; }
.cb-claims .cb-open[aria-expanded="true"] .cb-twistie::before { content: "▾"; }
.cb-claim-details { padding: 2px 0 10px 1.4em; max-width: 110ch; user-select: text; }
.cb-claim-details p { margin: 0 0 6px; }
.cb-claim-details dl { display: flex; flex-wrap: wrap; gap: 2px 22px; margin: 0 0 8px; }
.cb-claim-details dl div { display: flex; gap: 6px; }
.cb-claim-details dt { color: var(--vscode-descriptionForeground, inherit); }
.cb-claim-details dd { margin: 0; }
.cb-claim-details section { margin: 8px 0 0; overflow-x: auto; }
.cb-claim-details h4 { margin: 0 0 2px; font-size: inherit; font-weight: 600; }
.cb-claim-details small { display: block; font-size: inherit; color: var(--vscode-descriptionForeground, inherit); }
.cb-claim-details table th { font-weight: 600; border-bottom: 1px solid var(--cb-line); white-space: nowrap; }
.cb-claim-details table td { padding-right: 18px; }
.cb-claims a { color: var(--vscode-textLink-foreground, LinkText); }
.cb-claims :focus-visible { outline: 1px solid var(--vscode-focusBorder, Highlight); outline-offset: 1px; }
`;
