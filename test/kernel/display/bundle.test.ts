import assert from "node:assert/strict";
import { displayHook } from "../../../src/base/host.ts";
import { UserError } from "../../../src/base/errors.ts";
import { toBundle } from "../../../src/kernel/child/display/bundle.ts";
import { html, json, md, svg, tex } from "../../../src/kernel/child/display/rich.ts";

const plain = (value: unknown): string => {
  const bundle = toBundle(value);
  assert.ok(bundle && !(bundle instanceof Promise));
  assert.deepEqual(Object.keys(bundle), ["text/plain"]);
  return String(bundle["text/plain"]);
};

const shows = (display: () => unknown) => toBundle({ name: "x", [displayHook]: display });

describe("toBundle", () => {
  it("shows nothing for undefined and for an empty bundle", () => {
    assert.equal(toBundle(undefined), undefined);
    assert.equal(
      shows(() => ({})),
      undefined,
    );
  });

  const texts: [value: unknown, text: string][] = [
    [null, "null"],
    [0.043, "0.043"],
    [-0, "-0"],
    [12n, "12n"],
    ["a\nb", "'a\\nb'"],
    [Symbol("x"), "Symbol(x)"],
    [new Date(Date.UTC(2024, 6, 31)), "2024-07-31T00:00:00.000Z"],
    [new Map([["JGB", 1.5]]), "Map(1) { 'JGB' => 1.5 }"],
    [new Set([1, 2]), "Set(2) { 1, 2 }"],
    [new Float64Array([1, 2.5]), "Float64Array(2) [ 1, 2.5 ]"],
    [new Uint8Array([137, 80]), "Uint8Array(2) [ 137, 80 ]"],
    [{ a: [1, { b: 2 }] }, "{ a: [ 1, { b: 2 } ] }"],
    [function hedge() {}, "[Function: hedge]"],
    [class Curve {}, "[class Curve]"],
    [
      new (class Curve {
        points = 3;
      })(),
      "Curve { points: 3 }",
    ],
    [Object.create(null), "[Object: null prototype] {}"],
  ];
  for (const [value, text] of texts) {
    it(`writes ${text} as text`, () => {
      assert.equal(plain(value), text);
    });
  }

  it("shows images by the signature of their bytes", () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2]);
    assert.deepEqual(toBundle(png), { "image/png": "iVBORw0KGgoBAg==", "text/plain": "PNG image, 10 bytes" });
    assert.deepEqual(toBundle(Buffer.from(png).subarray(0)), toBundle(png));
    assert.deepEqual(toBundle(png.subarray(1, 5)), { "text/plain": "Uint8Array(4) [ 80, 78, 71, 13 ]" });
    assert.equal((toBundle(Uint8Array.from([0xff, 0xd8, 0xff, 0])) as { "image/jpeg"?: string })["image/jpeg"], "/9j/AA==");
  });

  it("shows the bytes of an SVG file as a drawing, and those of other XML as bytes", () => {
    const file = '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"></svg>';
    assert.deepEqual(toBundle(Buffer.from(file)), { "image/svg+xml": file, "text/plain": `SVG image, ${file.length} bytes` });
    assert.deepEqual(Object.keys(toBundle(Buffer.from("<rss><svg/></rss>")) ?? {}), ["text/plain"]);
  });

  it("shows an error with its cause and parts, without the files of this machine", () => {
    const user = new UserError("finance/no-root", {
      expected: "a sign change",
      received: "none",
      action: "widen the bracket",
      cause: new RangeError("from within"),
    });
    assert.equal(
      plain(user),
      "UserError [finance/no-root]: expected a sign change, got none; widen the bracket\n  caused by RangeError: from within",
    );
    assert.equal(plain(Object.assign(new Error("late"), { code: "E_LATE", days: 2 })), "Error [E_LATE]: late\n  { days: 2 }");
    assert.equal(plain(new AggregateError([new Error("a"), "b"], "two")), "AggregateError: two\n  - Error: a\n  - 'b'");
    const circular = new Error("round");
    circular.cause = circular;
    assert.equal(plain(circular), "Error: round\n  caused by [an error that was already shown]");
  });

  it("shows an element of a document by its markup", () => {
    assert.deepEqual(toBundle({ outerHTML: "<svg><title>t</title></svg>", tagName: "svg" }), {
      "image/svg+xml": "<svg><title>t</title></svg>",
      "text/plain": "t",
    });
  });
});

describe("the display hook", () => {
  it("gives the bundle, at once or promised", async () => {
    assert.deepEqual(
      shows(() => ({ "text/markdown": "**x**" })),
      { "text/markdown": "**x**" },
    );
    assert.deepEqual(await shows(() => Promise.resolve({ "text/html": "<i>x</i>" })), { "text/html": "<i>x</i>" });
  });

  it("may give text as a list of lines, as a notebook file does, and a promise of another maker", async () => {
    assert.deepEqual(
      shows(() => ({ "text/html": ["<b>\n", "</b>"] })),
      { "text/html": "<b>\n</b>" },
    );
    const later = { then: (resolve: (bundle: unknown) => void) => resolve({ "text/plain": "later" }) };
    assert.deepEqual(await shows(() => later), { "text/plain": "later" });
  });

  it("is called on its own value", () => {
    class Rate {
      value = 0.043;
      [displayHook]() {
        return { "text/plain": String(this.value) };
      }
    }
    assert.deepEqual(toBundle(new Rate()), { "text/plain": "0.043" });
  });

  it("may give bytes, and leaves out what is undefined", () => {
    const bundle = shows(() => ({ "image/png": new Uint8Array([1, 2, 3]), "text/html": undefined }));
    assert.deepEqual(bundle, { "image/png": "AQID" });
  });

  const circular: { self?: unknown } = {};
  circular.self = circular;
  const failures: [title: string, display: () => unknown, expected: RegExp][] = [
    ["throws", () => assert.fail("no data"), /^\[its display method failed: AssertionError: no data\]\n/],
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what users do
    ["throws what is no error", () => { throw "oops"; }, /failed: oops\]/],
    ["rejects", () => Promise.reject(new Error("late")), /failed: Error: late\]/],
    ["gives a string", () => "text", /failed: TypeError: it gave 'text', not an object of MIME types\]/],
    ["gives a list", () => [], /it gave a list/],
    ["gives a number as text", () => ({ "text/plain": 5 }), /its text\/plain is 5, not a text/],
    ["gives what is no MIME type", () => ({ text: "a" }), /it gave "text", which is no MIME type/],
    ["gives what JSON cannot hold", () => ({ "application/json": 1n }), /failed: TypeError/],
    ["gives a cycle", () => ({ "application/json": circular }), /failed: TypeError/],
    ["gives a function", () => ({ "application/json": () => 1 }), /which JSON cannot hold/],
  ]; // prettier-ignore
  for (const [title, display, expected] of failures) {
    it(`that ${title} is reported, and the value is shown as text`, async () => {
      const text = String((await shows(display))?.["text/plain"]);
      assert.match(text, expected);
      assert.match(text, /\n\{\s+name: 'x'/);
    });
  }

  it("that cannot even be read is reported", () => {
    const value = {
      name: "x",
      get [displayHook](): never {
        throw new Error("unreadable");
      },
    };
    assert.match(plain(value), /^\[it cannot be shown in full: Error: unreadable\]\n\{\s*name: 'x'/);
  });
});

describe("the display tags", () => {
  it("escape what is put in, but not markup or its lists", () => {
    const tag = html;
    const rows = ["a<b", "c"].map((text) => tag`<li>${text}</li>`);
    assert.deepEqual(toBundle(tag`<ul>${rows}</ul>`), {
      "text/html": "<ul><li>a&#60;b</li><li>c</li></ul>",
      "text/plain": "a<b\nc",
    });
  });

  it("take a plain string as it is", () => {
    assert.deepEqual(toBundle(html("<b>x</b>")), { "text/html": "<b>x</b>", "text/plain": "x" });
    assert.deepEqual(toBundle(svg("<svg/>")), { "image/svg+xml": "<svg/>", "text/plain": "" });
  });

  it("keep Markdown, TeX and JSON as written", () => {
    assert.deepEqual(toBundle(md`**${1.2}pp**`), { "text/markdown": "**1.2pp**", "text/plain": "**1.2pp**" });
    assert.deepEqual(toBundle(tex`\frac{${1}}{2}`), {
      "text/markdown": "$$\n\\frac{1}{2}\n$$",
      "text/latex": "$$\\frac{1}{2}$$",
      "text/plain": "\\frac{1}{2}",
    });
    assert.deepEqual(toBundle(json({ a: [1] })), {
      "application/json": { a: [1] },
      "text/plain": '{\n  "a": [\n    1\n  ]\n}',
    });
  });
});
