/** The height of a row, which the windowing counts with. */
export const rowHeightPx = 24;

/**
 * The grid's look, in the editor's own colours, so that it follows the theme by itself. VS Code styles the tables of all outputs
 * (every other row shaded, cells padded): what would move or shade rows that scroll past is taken back here.
 */
export const gridStyle = `
.cb-grid { color: var(--vscode-editor-foreground, var(--vscode-foreground, inherit)); max-width: 100%;
  font-family: var(--vscode-font-family, sans-serif); font-size: var(--vscode-font-size, 13px); }
.cb-grid-bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 2px 0 6px; }
.cb-grid-filter { width: 220px; padding: 3px 6px; font: inherit; color: var(--vscode-input-foreground, inherit);
  background: var(--vscode-input-background, transparent);
  border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, rgba(128, 128, 128, 0.5))); border-radius: 2px; }
.cb-grid-filter::placeholder { color: var(--vscode-input-placeholderForeground, inherit); }
.cb-grid-status { color: var(--vscode-descriptionForeground, inherit); }
.cb-grid-scroll { overflow: auto; max-height: min(420px, 70vh); width: max-content; max-width: 100%; box-sizing: border-box;
  border: 1px solid var(--vscode-notebook-cellBorderColor, var(--vscode-contrastBorder, rgba(128, 128, 128, 0.4))); }
.cb-grid table { table-layout: fixed; border-collapse: separate; border-spacing: 0; width: max-content;
  font-variant-numeric: tabular-nums; margin: 0; }
.cb-grid th, .cb-grid td { box-sizing: border-box; height: ${rowHeightPx}px; padding: 0 10px; text-align: left;
  white-space: pre; overflow: hidden; text-overflow: ellipsis; border: 0; }
.cb-grid th { position: sticky; top: 0; z-index: 1; padding: 0; font-weight: 600;
  background: var(--vscode-editor-background, Canvas);
  border-bottom: 1px solid var(--vscode-contrastBorder, rgba(128, 128, 128, 0.5)); }
.cb-grid th button { all: unset; box-sizing: border-box; display: flex; gap: 4px; width: 100%; height: ${rowHeightPx}px;
  padding: 0 10px; align-items: center; cursor: pointer; }
.cb-grid th button span:first-child { overflow: hidden; text-overflow: ellipsis; }
.cb-grid th .cb-arrow { flex: none; width: 1em; text-align: center; }
.cb-grid thead, .cb-grid tbody tr { background: none; }
.cb-grid .cb-number { text-align: right; }
.cb-grid th.cb-number button { flex-direction: row-reverse; }
.cb-grid tbody tr.cb-odd td { background: rgba(128, 128, 128, 0.08); }
.cb-grid tbody tr:hover td { background: var(--vscode-list-hoverBackground, rgba(128, 128, 128, 0.16)); }
.cb-grid .cb-missing { font-style: italic; color: var(--vscode-descriptionForeground, inherit); }
.cb-grid tr.cb-space td { height: auto; padding: 0; }
.cb-grid :focus-visible { outline: 1px solid var(--vscode-focusBorder, Highlight); outline-offset: -1px; }
`;
