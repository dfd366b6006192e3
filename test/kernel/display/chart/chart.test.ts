import { table } from "arquero";
import assert from "node:assert/strict";
import { readFontMetrics } from "../../../../src/kernel/child/display/chart/font-metrics.ts";
import { readFonts } from "../../../../src/kernel/child/display/chart/assets.ts";
import { pngSize } from "../../../../src/notebook/png-size.ts";
import { toBundle } from "../../../../src/kernel/child/display/bundle.ts";

const $schema = "https://vega.github.io/schema/vega-lite/v5.json";

const yields = table({
  date: [Date.UTC(2024, 2, 1), Date.UTC(2024, 3, 1), Date.UTC(2024, 10, 1)].map((time) => new Date(time)),
  hedged: [0.3, 0.1, 0.45],
  source: ["a", "b", "c"],
});

const chart = {
  $schema,
  title: "Hedged yield",
  data: { values: yields },
  mark: "line",
  encoding: { x: { field: "date", type: "temporal" }, y: { field: "hedged", type: "quantitative", title: "Yield (%)" } },
};

/** The text of a chart that cannot be drawn, which is all there is of it. */
async function refusal(spec: object): Promise<string> {
  const bundle = await toBundle(spec);
  assert.deepEqual(Object.keys(bundle ?? {}), ["text/plain"]);
  return String(bundle?.["text/plain"]);
}

describe("a chart's bundle", () => {
  it("holds the specification, a picture and a summary", async () => {
    const bundle = await toBundle(chart);
    assert.ok(bundle);
    assert.deepEqual(Object.keys(bundle), ["application/vnd.vegalite.v5+json", "image/png", "text/plain"]);
    const spec = bundle["application/vnd.vegalite.v5+json"] as typeof chart & { description: string };
    assert.equal(spec.$schema, $schema);
    assert.deepEqual(spec.data.values, [
      { date: "2024-03-01T00:00:00", hedged: 0.3 },
      { date: "2024-04-01T00:00:00", hedged: 0.1 },
      { date: "2024-11-01T00:00:00", hedged: 0.45 },
    ]);
    assert.equal(
      bundle["text/plain"],
      "Line chart: Hedged yield\nx: date (temporal), 2024-03-01 to 2024-11-01\ny: Yield (%) (hedged), 0.1 to 0.45\n3 rows",
    );
    assert.equal(spec.description, String(bundle["text/plain"]).replaceAll("\n", "; "));
  });

  it("has the same picture in every time zone, at twice its natural size", async () => {
    const pictureIn = async (zone: string) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        const bundle = await toBundle(chart);
        assert.equal(process.env.TZ, zone);
        return Buffer.from(String(bundle?.["image/png"]), "base64");
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    };
    const picture = await pictureIn("America/New_York");
    assert.ok(picture.equals(await pictureIn("Asia/Tokyo")));
    const size = pngSize(picture.toString("base64"));
    assert.ok(size);
    assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [size.width * 2, size.height * 2]);
    assert.ok(size.width > 560 && size.width < 640, `${size.width} wide`);
  });

  it("draws a chance sample alike each time", async () => {
    const jittered = { ...chart, mark: "point", transform: [{ calculate: "random()", as: "hedged" }] };
    assert.equal((await toBundle(jittered))?.["image/png"], (await toBundle(jittered))?.["image/png"]);
  });

  it("draws several at once, each as if alone", async () => {
    const together = await Promise.all([toBundle(chart), toBundle({ ...chart, mark: "bar" }), toBundle(chart)]);
    assert.equal(together[0]?.["image/png"], together[2]?.["image/png"]);
    assert.notEqual(together[0]?.["image/png"], together[1]?.["image/png"]);
  });

  it("of a Vega specification has Vega's own type", async () => {
    const vega = {
      $schema: "https://vega.github.io/schema/vega/v6.json",
      width: 40,
      height: 20,
      data: [{ name: "t", values: [{ y: 5 }] }],
      marks: [
        { type: "rect", from: { data: "t" }, encode: { enter: { x: { value: 0 }, width: { value: 9 }, y: { field: "y" } } } },
      ],
    };
    const bundle = await toBundle(vega);
    assert.deepEqual(Object.keys(bundle ?? {}), ["application/vnd.vega.v5+json", "image/png", "text/plain"]);
  });

  it("warns of what vega-lite drops and of letters that the picture's font lacks", async () => {
    const bundle = await toBundle({
      ...chart,
      title: "日本 10年",
      encoding: { ...chart.encoding, shape: { field: "source" } },
      mark: "bar",
    });
    const lines = String(bundle?.["text/plain"]).split("\n");
    assert.equal(
      lines.at(-1),
      "Warning: the picture's font has no letters for 日本年; a viewer that draws the chart itself shows them",
    );
    assert.match(lines.at(-2) ?? "", /^Warning: shape dropped/);
  });

  const data = { values: [{ date: 1, yield: 2 }] };
  const encoding = { x: { field: "date", type: "quantitative" } };
  const refused: [title: string, spec: object, text: RegExp][] = [
    ["an unknown mark", { data, mark: "lines" }, /expected one of the marks arc, area, .*, got "lines"; correct the mark \(kernel\/chart-unknown-mark\)\]/],
    ["a misspelt field", { data, mark: "line", encoding: { x: { field: "yeild" } } }, /one of the columns date, yield, got the field "yeild"/],
    ["nothing to draw", { data }, /\(kernel\/chart-invalid\)\]/],
    ["a broken expression", { data, mark: "line", encoding, transform: [{ calculate: "datum.yield +", as: "z" }] }, /Unexpected end of input/],
    ["an unknown function", { data, mark: "line", encoding, transform: [{ filter: "nothing(datum.yield)" }] }, /Unrecognized function: nothing/],
    ["data by address", { data: { url: "yields.csv" }, mark: "line" }, /got the address "yields\.csv"/],
  ]; // prettier-ignore
  for (const [title, spec, text] of refused) {
    it(`with ${title} says so and shows the specification`, async () => {
      const shown = await refusal({ $schema, ...spec });
      assert.match(shown, /^\[the chart cannot be drawn: expected/);
      assert.match(shown, text);
      assert.match(shown, /\n\{\s+'\$schema'/);
    });
  }

  it("finds a field by its path, its escaped name, and among those that a transform adds", async () => {
    const values = [{ "a.b": 1, nested: { c: 2 } }];
    for (const field of ["a\\.b", "nested.c", "['nested'].c"]) {
      const bundle = await toBundle({
        $schema,
        data: { values },
        mark: "point",
        encoding: { x: { field, type: "quantitative" } },
      });
      assert.ok(bundle?.["image/png"], field);
    }
    const added = { transform: [{ calculate: "1", as: "one" }], encoding: { x: { field: "one", type: "quantitative" } } };
    assert.ok((await toBundle({ $schema, data: { values }, mark: "point", ...added }))?.["image/png"]);
  });
});

describe("the bundled font", () => {
  it("covers what charts of rates are labelled with, in both weights", async () => {
    for (const file of Object.values(await readFonts()) as Uint8Array[]) {
      const font = readFontMetrics(file);
      const missing = [..."AZaz09 €¥£±−≥≤–—→½²•…‰≈×Δσπβ“”ÄßéøñçŁž"].filter((letter) => !font.covers(letter.codePointAt(0) ?? 0));
      assert.deepEqual(missing, []);
      assert.equal(font.covers(0x5186), false);
    }
  });

  it("is measured by its own advance widths", async () => {
    const { regular, bold } = await readFonts();
    // The font's digits are 600 thousandths of its size wide, as any font viewer shows.
    const font = readFontMetrics(regular);
    assert.equal(font.width("0", 10), 6);
    assert.equal(font.width("00i", 1000), 1200 + font.width("i", 1000));
    assert.ok(readFontMetrics(bold).width("Yield", 12) > font.width("Yield", 12));
    assert.equal(font.width("円", 12), 12);
  });
});
