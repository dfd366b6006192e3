import assert from "node:assert/strict";
import { type Page, PagedRows, type PageRequest, pageRows } from "../../src/renderer/grid/paged.ts";
import { rowsInView } from "../../src/renderer/grid/rows-in-view.ts";

const total = 1_000_000;

/** A table of numbers in rows that answers as a kernel does, one answer at a time when it is told to. */
class Source {
  readonly asked: PageRequest[] = [];
  version = 1;
  columns = [{ name: "n", numeric: true, widestCharacters: 6 }];
  isGone = false;

  readonly page = (request: PageRequest): Promise<Page | undefined> => {
    this.asked.push(request);
    if (this.isGone) return Promise.resolve(undefined);
    const rowCount = request.filter === undefined ? total : 3;
    const length = Math.max(0, Math.min(request.limit, rowCount - request.offset));
    const sign = request.sort?.direction === "descending" ? -1 : 1;
    const value = (row: number) => (sign > 0 ? row : total - 1 - row);
    const rows = Array.from({ length }, (_unused, index) => [String(value(request.offset + index))]);
    const { version, columns } = this;
    return Promise.resolve({ version, columns, rows, offset: request.offset, rowCount, totalRows: total, totalColumns: 1 });
  };
}

async function opened() {
  const source = new Source();
  const changes: boolean[] = [];
  const first = await source.page({ offset: 0, limit: pageRows });
  assert.ok(first);
  return { source, changes, rows: new PagedRows(first, source.page, (hasOtherColumns) => changes.push(hasOtherColumns)) };
}

/** Lets all answers come. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("rows that lie elsewhere", () => {
  it("are fetched as they come into view, and kept", async () => {
    const { source, rows } = await opened();
    rows.look(0, 40);
    await settle();
    assert.equal(source.asked.length, 1);
    assert.equal(rows.cell(500_150, 0).text, "");
    rows.look(500_150, 500_210);
    await settle();
    assert.deepEqual(
      source.asked.slice(1).map(({ offset }) => offset),
      [500_000, 500_200],
    );
    assert.equal(rows.cell(500_209, 0).text, "500209");
    rows.look(500_000, 500_100);
    await settle();
    assert.equal(source.asked.length, 3);
  });

  it("are not asked for where a long scroll only passes", async () => {
    const { source, rows } = await opened();
    for (let first = 1_000; first < 900_000; first += 1_000) rows.look(first, first + 30);
    await settle();
    assert.deepEqual(
      source.asked.slice(1).map(({ offset }) => offset),
      [1_000, 899_000],
    );
  });

  it("are sorted and filtered where they lie", async () => {
    const { source, rows } = await opened();
    assert.equal(rows.status, "1,000,000 rows × 1 column");
    rows.toggleSort(0);
    rows.toggleSort(0);
    await settle();
    assert.deepEqual(source.asked.at(-1)?.sort, { column: "n", direction: "descending" });
    assert.equal(rows.cell(0, 0).text, "999999");
    rows.filterBy("7");
    await settle();
    assert.deepEqual([rows.rowCount, rows.status], [3, "3 of 1,000,000 rows × 1 column"]);
    assert.deepEqual(source.asked.at(-1), {
      offset: 0,
      limit: pageRows,
      sort: { column: "n", direction: "descending" },
      filter: "7",
    });
  });

  it("give way to those of a table that has come in their place, drawn anew where its columns differ", async () => {
    const { source, rows, changes } = await opened();
    rows.toggleSort(0);
    source.version = 2;
    rows.refresh();
    await settle();
    assert.deepEqual([changes.at(-1), rows.sort?.column], [false, 0]);
    source.version = 3;
    source.columns = [{ name: "other", numeric: false, widestCharacters: 3 }];
    rows.refresh();
    await settle();
    assert.ok(changes.includes(true));
    assert.equal(rows.sort, undefined);
    assert.equal(source.asked.at(-1)?.sort, undefined);
    assert.equal(rows.columns[0]?.name, "other");
  });

  it("stay as they were when the table is gone, which is said", async () => {
    const { source, rows } = await opened();
    source.isGone = true;
    rows.refresh();
    await settle();
    assert.match(rows.status, /as it was: the variable holds no table any more$/);
    assert.equal(rows.cell(1, 0).text, "1");
  });
});

describe("the rows in view of a list higher than browsers draw", () => {
  const rowCount = 5_000_000;
  const at = (scrollTopPx: number) => rowsInView({ rowCount, scrollTopPx, rowHeightPx: 20, viewportPx: 200 });

  it("are the first at the top and the last at the bottom, in one height", () => {
    assert.equal(at(0).first, 0);
    const heights = [0, 1_000, 7_000_000, 14_999_800].map((scrollTopPx) => {
      const { first, end, abovePx, belowPx } = at(scrollTopPx);
      const seenFromPx = abovePx + (Math.floor((scrollTopPx / 14_999_800) * (rowCount * 20 - 200)) / 20 - first) * 20;
      assert.ok(Math.abs(seenFromPx - scrollTopPx) < 21, `${seenFromPx} at ${scrollTopPx}`);
      return Math.round(abovePx + (end - first) * 20 + belowPx);
    });
    assert.equal(at(14_999_800).end, rowCount);
    for (const height of heights) assert.ok(Math.abs(height - 15_000_000) <= 200, `${height}`);
  });
});
