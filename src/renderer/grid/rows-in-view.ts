/** The part of a scrolled list that is drawn, first to before `end`, and the heights that stand for the rest. */
export interface RowsInView {
  readonly first: number;
  readonly end: number;
  readonly abovePx: number;
  readonly belowPx: number;
}

/** Rows drawn beyond either edge, so that a turn of the wheel shows no gap. */
const spareRows = 8;

/** Tells which rows of equal height a viewport shows. */
export function rowsInView(options: {
  readonly rowCount: number;
  readonly rowHeightPx: number;
  readonly scrollTopPx: number;
  readonly viewportPx: number;
}): RowsInView {
  const { rowCount, rowHeightPx, scrollTopPx, viewportPx } = options;
  const firstSeen = Math.floor(Math.max(0, scrollTopPx) / rowHeightPx);
  const seen = Math.ceil(viewportPx / rowHeightPx) + 1;
  const first = Math.max(0, Math.min(firstSeen, rowCount - seen) - spareRows);
  const end = Math.min(rowCount, firstSeen + seen + spareRows);
  return { first, end, abovePx: first * rowHeightPx, belowPx: (rowCount - end) * rowHeightPx };
}
