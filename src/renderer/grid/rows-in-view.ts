/** The part of a scrolled list that is drawn, first to before `end`, and the heights that stand for the rest. */
export interface RowsInView {
  readonly first: number;
  readonly end: number;
  readonly abovePx: number;
  readonly belowPx: number;
}

/** Rows drawn beyond either edge, so that a turn of the wheel shows no gap. */
const spareRows = 8;

/** Browsers draw no element much higher than this: a longer list scrolls faster than its rows pass. */
const highestPx = 15_000_000;

/** Tells which rows of equal height a viewport shows. */
export function rowsInView(options: {
  readonly rowCount: number;
  readonly rowHeightPx: number;
  readonly scrollTopPx: number;
  readonly viewportPx: number;
}): RowsInView {
  const { rowCount, rowHeightPx, scrollTopPx, viewportPx } = options;
  const wholePx = Math.min(rowCount * rowHeightPx, highestPx);
  const share = Math.min(1, Math.max(0, scrollTopPx) / Math.max(1, wholePx - viewportPx));
  const isScaled = wholePx < rowCount * rowHeightPx;
  const topPx = isScaled ? share * (rowCount * rowHeightPx - viewportPx) : Math.max(0, scrollTopPx);
  const firstSeen = Math.floor(topPx / rowHeightPx);
  const seen = Math.ceil(viewportPx / rowHeightPx) + 1;
  const first = Math.max(0, Math.min(firstSeen, rowCount - seen) - spareRows);
  const end = Math.min(rowCount, firstSeen + seen + spareRows);
  const abovePx = isScaled ? Math.max(0, scrollTopPx - (topPx - first * rowHeightPx)) : first * rowHeightPx;
  return { first, end, abovePx, belowPx: Math.max(0, wholePx - abovePx - (end - first) * rowHeightPx) };
}
