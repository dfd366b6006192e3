import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { mime } from "../../../src/base/host.ts";
import { launch, openPage, type RendererPage, themes } from "./page.ts";

const steps = [
  {
    name: "hedgeCost",
    value: "4.28%",
    formula: "US rate - Japan rate",
    inputs: ["usRate 4.50%", "jpRate 0.22%"],
    steps: [["gap", "US rate - Japan rate", "4.50% - 0.22%", "4.28%"]],
    warnings: ["the rates are of two days"],
  },
];
const known = { agency: "Federal Reserve", series: "DGS10", figure: "4.59% (2026-05-15)", asOf: "2026-05-15" };
const sources = [
  { ...known, origin: "snapshot", url: "https://fred.stlouisfed.org", sha256: "0123456789ab", note: null },
  { ...known, origin: "file", url: "javascript:alert(1)", sha256: "0123456789ab", note: null },
];
const claims = [
  { id: "cost", says: "a hedge costs <b>4%</b>", section: "§3.1", printed: "4.00%", computed: "4.28%", verdict: "does not reproduce", comparison: "equal", distance: 0.28, tolerance: 0.005, off: "0.280pp, where 0.005pp is allowed", note: "By its own inputs.", holdsWhen: "It would hold at a US rate of 4.22%.", steps, sources },
  { id: "impact", says: "yields rise by 20-40bp", section: "§2", printed: "20-40bp", computed: "5bp to 95bp", verdict: "needs a model", comparison: "estimate", note: "Published models differ." },
  { id: "gap", says: "the gap is 1.20", section: "§10", printed: "1.20pp", computed: "1.20pp", verdict: "reproduces", comparison: "equal", distance: 0, tolerance: 0.005, off: "0.000pp, where 0.005pp is allowed" },
]; // prettier-ignore

describe("claims in a browser", function () {
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
    await outputs.show({ id: "claims", mime: mime.claims, content: { claims } });
  });
  afterEach(async () => {
    assert.deepEqual(outputs.faults, []);
    await outputs.page.close();
  });
  after(() => browser.close());

  const rows = () => outputs.page.locator("#claims tr.cb-claim");
  const says = () => outputs.page.locator("#claims tr.cb-claim th").allTextContents();
  const header = (name: string) => outputs.page.locator("#claims th", { has: outputs.page.getByRole("button", { name, exact: true }) }); // prettier-ignore
  const filter = (name: string) => outputs.page.getByRole("button", { name });
  const details = () => outputs.page.locator("#claims .cb-claim-details");

  it("show each claim in a row, its text as text", async () => {
    assert.equal(await rows().count(), 3);
    assert.deepEqual(await rows().first().locator("td").allTextContents(), [
      "✗ does not reproduce",
      "§3.1",
      "4.00%",
      "4.28%",
      "0.280pp",
      "cost",
    ]);
    assert.equal(await outputs.page.locator("#claims b").count(), 0);
    assert.equal(await outputs.page.getByRole("status").textContent(), "3 claims");
  });

  it("are sorted by a click and by the keyboard, and say so", async () => {
    await header("Section").getByRole("button").click();
    assert.equal(await header("Section").getAttribute("aria-sort"), "ascending");
    assert.deepEqual(await says(), ["yields rise by 20-40bp", "a hedge costs <b>4%</b>", "the gap is 1.20"]);
    await header("Off by").getByRole("button").press("Enter");
    await header("Off by").getByRole("button").press("Enter");
    assert.equal(await header("Off by").getAttribute("aria-sort"), "descending");
    assert.equal(await header("Section").getAttribute("aria-sort"), null);
    assert.deepEqual(await says(), ["a hedge costs <b>4%</b>", "the gap is 1.20", "yields rise by 20-40bp"]);
  });

  it("are filtered by the count of their verdict", async () => {
    await filter("needs a model 1").click();
    assert.equal(await filter("needs a model 1").getAttribute("aria-pressed"), "true");
    assert.deepEqual(await says(), ["yields rise by 20-40bp"]);
    assert.equal(await outputs.page.getByRole("status").textContent(), "1 of 3 claims");
    await filter("needs a model 1").press("Space");
    assert.equal(await rows().count(), 3);
  });

  it("open by the keyboard to the note, what would have to be true, the steps and the inputs", async () => {
    const opener = rows().first().getByRole("button");
    assert.equal(await details().count(), 0);
    await opener.press("Enter");
    assert.equal(await opener.getAttribute("aria-expanded"), "true");
    const text = await details().innerText();
    for (const part of ["By its own inputs.", "It would hold at a US rate of 4.22%.", "hedgeCost = 4.28%", "4.50% - 0.22%", "Warning: the rates are of two days", "4.59% (2026-05-15)", "the snapshot that ships with Carrybook"]) {
      assert.ok(text.includes(part), `${part} is not in\n${text}`);
    } // prettier-ignore
    await opener.press("Enter");
    assert.equal(await details().count(), 0);
  });

  it("link to web pages only", async () => {
    await rows().first().getByRole("button").click();
    const links = await details().getByRole("link").all();
    assert.deepEqual(await Promise.all(links.map((link) => link.getAttribute("href"))), ["https://fred.stlouisfed.org"]);
  });

  it("stay within the width of the page, also a narrow one", async () => {
    await rows().first().getByRole("button").click();
    await outputs.page.setViewportSize({ width: 420, height: 600 });
    const box = await outputs.page.locator("#claims .cb-claims").boundingBox();
    assert.ok(box && box.x + box.width <= 420, `${box?.width} px`);
  });

  it("have no counts where there is only one", async () => {
    await outputs.show({ id: "claims", mime: mime.claims, content: { claims: claims.slice(0, 1) } });
    assert.equal(await rows().count(), 1);
    assert.equal(await outputs.page.locator("#claims .cb-claims-bar").isVisible(), false);
  });

  it("say that there are none, and leave nothing behind", async () => {
    await outputs.show({ id: "claims", mime: mime.claims, content: "no claims" });
    assert.equal(await outputs.page.locator("#claims tbody").textContent(), "No claims");
    await outputs.dispose("claims");
    assert.equal(await outputs.page.locator("#claims").textContent(), "");
  });
});
