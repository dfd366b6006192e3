import assert from "node:assert/strict";
import type { Browser, Locator } from "playwright-core";
import { mime } from "../../../src/base/host.ts";
import { launch, openPage, type RendererPage, themes, until } from "./page.ts";

const $schema = "https://vega.github.io/schema/vega-lite/v5.json";
const chart = {
  $schema,
  description: "Line chart: yields",
  data: { values: [1, 2, 3].map((t) => ({ t, y: t * t })) },
  mark: { type: "line", point: true, tooltip: true },
  encoding: { x: { field: "t", type: "quantitative" }, y: { field: "y", type: "quantitative", title: "Yield (%)" } },
};
const rows = Array.from({ length: 1_000 }, (_unused, index) => ({ n: index, who: index % 2 === 0 ? "<b>JGB</b>" : "UST", y: (index * 37) % 1_000 })); // prettier-ignore
const table = {
  schema: { fields: [{ name: "n", type: "integer" }, { name: "who", type: "string" }, { name: "y", type: "integer" }] },
  data: rows,
  totalRows: 250_000,
  totalColumns: 3,
}; // prettier-ignore

const markup = (locator: Locator) => locator.evaluate((node) => (node as unknown as { innerHTML: string }).innerHTML);

/** A computed style; the tests are checked without the names of the DOM. */
const style = (locator: Locator, property: string) =>
  locator.evaluate(
    (node, name) =>
      String((globalThis as unknown as { getComputedStyle(of: unknown): Record<string, string> }).getComputedStyle(node)[name]),
    property,
  );

describe("the renderer in a browser", function () {
  this.timeout(60_000);
  let browser: Browser;
  let bundle: string;
  let outputs: RendererPage;
  before(async () => {
    ({ browser, bundle } = await launch());
  });
  beforeEach(async () => {
    outputs = await openPage(browser, bundle);
    await outputs.setTheme(themes.light);
  });
  afterEach(() => outputs.page.close());
  after(() => browser.close());

  const marks = () => outputs.page.locator("#chart svg .mark-line path");
  const axisTitle = () => outputs.page.locator("#chart svg text", { hasText: "Yield (%)" });
  const showChart = async (content: unknown = chart, type: string = mime.vegaLite) => {
    await outputs.show({ id: "chart", mime: type, content });
  };

  it("draws a chart's marks as SVG, named for screen readers, without evaluating or fetching", async () => {
    await showChart();
    await marks().first().waitFor();
    assert.equal(await outputs.page.locator("#chart .mark-symbol path").count(), 3);
    assert.equal(await outputs.page.getByLabel("Line chart: yields").count(), 1);
    assert.deepEqual(outputs.faults, []);
  });

  it("draws Vega itself, with expressions", async () => {
    const spec = {
      $schema: "https://vega.github.io/schema/vega/v6.json",
      width: 50,
      height: 20,
      signals: [{ name: "half", update: "width / 2" }],
      marks: [
        {
          type: "rect",
          encode: { update: { x: { value: 0 }, width: { signal: "half" }, y: { value: 0 }, height: { value: 20 } } },
        },
      ],
    };
    await showChart(spec, mime.vega);
    await outputs.page.locator("#chart .mark-rect path[d^='M0,0h25v20']").waitFor();
    assert.deepEqual(outputs.faults, []);
  });

  it("follows a change of theme", async () => {
    await showChart();
    await outputs.page.locator(`#chart svg text[fill="${themes.light.foreground}"]`).first().waitFor();
    await outputs.setTheme(themes.dark);
    await outputs.page.locator(`#chart svg text[fill="${themes.dark.foreground}"]`, { hasText: "Yield (%)" }).waitFor();
    assert.equal(await outputs.page.locator(`#chart svg text[fill="${themes.light.foreground}"]`).count(), 0);
  });

  it("fills the width, also when it changes", async () => {
    const width = async () => Number(await outputs.page.locator("#chart svg").first().getAttribute("width"));
    await showChart();
    await axisTitle().waitFor();
    const wide = await width();
    assert.ok(wide > 700 && wide <= 800, `${wide} px`);
    await outputs.page.setViewportSize({ width: 500, height: 600 });
    await until(async () => (await width()) < 500);
    assert.ok((await width()) > 400);
  });

  it("shows what is under the pointer as text", async () => {
    await showChart({
      ...chart,
      data: { values: [{ t: 1, y: 2, who: "<i>x</i>" }] },
      encoding: { ...chart.encoding, tooltip: { field: "who" } },
    });
    await outputs.page.locator("#chart .mark-symbol path").hover();
    const tooltip = outputs.page.getByRole("tooltip");
    await tooltip.waitFor();
    assert.equal(await tooltip.textContent(), "<i>x</i>");
  });

  it("says what is wrong with a chart and goes on", async () => {
    await showChart({ $schema, mark: "line", data: { url: "https://example.com/yields.csv" }, encoding: chart.encoding });
    await outputs.page.getByRole("alert").filter({ hasText: "is not loaded" }).waitFor();
    await showChart({ $schema });
    assert.match(String(await outputs.page.getByRole("alert").textContent()), /cannot be drawn: Invalid specification/);
    await outputs.show({ id: "table", mime: mime.table, content: { data: 1 } });
    assert.match(String(await outputs.page.locator("#table [role=alert]").textContent()), /the table has no rows/);
    await showChart();
    await marks().first().waitFor();
    assert.deepEqual(outputs.faults, []);
  });

  it("gives the page one style for all outputs of a kind", async () => {
    for (const id of ["one", "two", "three"]) {
      await outputs.show({ id: `table-${id}`, mime: mime.table, content: table });
      await outputs.show({ id: `chart-${id}`, mime: mime.vegaLite, content: chart });
    }
    await outputs.page.locator("#chart-three svg").waitFor();
    const named = (kind: string) => outputs.page.locator(`style[data-carrybook="${kind}"]`).count();
    assert.deepEqual([await named("grid"), await named("chart")], [1, 1]);
    assert.equal(await outputs.page.locator("body style").count(), 0);
  });

  it("leaves nothing behind when an output is disposed of", async () => {
    await showChart();
    await marks().first().waitFor();
    await outputs.show({ id: "table", mime: mime.table, content: table });
    await outputs.dispose("chart");
    assert.equal(await markup(outputs.page.locator("#chart")), "");
    await outputs.setTheme(themes.dark);
    await outputs.dispose();
    await outputs.page.setViewportSize({ width: 500, height: 600 });
    await outputs.page.waitForTimeout(100);
    assert.equal(await markup(outputs.page.locator("#chart")), "");
    assert.equal(await markup(outputs.page.locator("#table")), "");
    assert.deepEqual(outputs.faults, []);
  });

  describe("a table", () => {
    const body = () => outputs.page.locator("#table tbody tr[aria-rowindex]");
    const firstCells = async () => (await body().first().locator("td").allTextContents()).join(" ");
    const header = (name: string) => outputs.page.locator("#table th", { has: outputs.page.getByRole("button", { name }) });
    beforeEach(() => outputs.show({ id: "table", mime: mime.table, content: table }));

    it("holds only the rows in view, within a bounded height", async () => {
      const frame = await outputs.page.locator("#table .cb-grid-scroll").boundingBox();
      assert.ok(frame && frame.height <= 421, `${frame?.height} px`);
      await until(async () => (await body().count()) > 20);
      assert.ok((await body().count()) < 60);
      assert.equal(await outputs.page.locator("#table table").getAttribute("aria-rowcount"), "1001");
      assert.equal(await outputs.page.getByRole("status").textContent(), "first 1,000 of 250,000 rows × 3 columns");
    });

    it("scrolls to the last row under a header that stays", async () => {
      await outputs.page.locator("#table .cb-grid-scroll").evaluate((node) => {
        (node as unknown as { scrollTop: number }).scrollTop = 1e6;
      });
      const last = outputs.page.locator("#table tr[aria-rowindex='1001']");
      await last.waitFor();
      assert.deepEqual(await last.locator("td").allTextContents(), ["999", "UST", "963"]);
      const [frame, head] = [
        await outputs.page.locator("#table .cb-grid-scroll").boundingBox(),
        await header("who").boundingBox(),
      ];
      assert.ok(frame && head && Math.abs(head.y - frame.y) < 3);
    });

    it("sorts by a click and by the keyboard, and says so", async () => {
      await header("y").getByRole("button").click();
      assert.equal(await header("y").getAttribute("aria-sort"), "ascending");
      assert.equal(await firstCells(), "0 <b>JGB</b> 0");
      await header("y").getByRole("button").press("Enter");
      assert.equal(await header("y").getAttribute("aria-sort"), "descending");
      assert.equal(await firstCells(), "27 UST 999");
      await header("y").getByRole("button").press("Space");
      assert.equal(await header("y").getAttribute("aria-sort"), null);
    });

    it("filters by words, and says when nothing matches", async () => {
      const filter = outputs.page.getByRole("searchbox", { name: "Filter rows" });
      await filter.fill("ust 999");
      assert.equal(await firstCells(), "27 UST 999");
      assert.equal(await outputs.page.getByRole("status").textContent(), "2 of first 1,000 of 250,000 rows × 3 columns");
      await filter.fill("bund");
      assert.equal(await outputs.page.getByText("No row matches the filter").count(), 1);
      await filter.fill("");
      assert.equal(await firstCells(), "0 <b>JGB</b> 0");
    });

    it("has rows of one height and one shading, whatever the page does to tables", async () => {
      for (const row of [0, 1, 2, 3]) assert.equal((await body().nth(row).boundingBox())?.height, 24);
      const shades = [0, 1].map((row) => style(body().nth(row), "backgroundColor"));
      assert.deepEqual(await Promise.all(shades), ["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)"]);
    });

    it("sets numbers flush right, keeps markup as text and takes the theme's colours", async () => {
      const cells = body().first().locator("td");
      assert.deepEqual([await style(cells.nth(0), "textAlign"), await style(cells.nth(1), "textAlign")], ["right", "left"]);
      assert.equal(await outputs.page.locator("#table tbody b").count(), 0);
      await outputs.setTheme(themes.dark);
      assert.equal(await style(cells.nth(0), "color"), themes.dark.foreground);
    });
  });
});
