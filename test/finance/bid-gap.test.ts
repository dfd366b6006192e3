import assert from "node:assert/strict";
import fc from "fast-check";
import { usdBn } from "../../src/base/units.ts";
import { bidGap } from "../../src/finance/bid-gap.ts";
import { bidGapCases } from "./vectors/flows.ts";

describe("bidGap", () => {
  for (const { lostBid, netIssuance, share, text } of bidGapCases) {
    it(`is ${text} for ${lostBid} of ${netIssuance} USD bn`, () => {
      const result = bidGap({ lostBid: usdBn(lostBid), netIssuance: usdBn(netIssuance) });
      assert.ok(Math.abs(result.value - share) < 1e-15);
      assert.equal(result.format(), text);
      assert.match(result.toString(), /lost bid \/ net issuance/);
    });
  }

  it("adds up: two lost bids together are the sum of each alone", () => {
    const amount = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 1, max: 1e4, noNaN: true }), (a, b, issuance) => {
        const share = (lost: number) => bidGap({ lostBid: usdBn(lost), netIssuance: usdBn(issuance) }).value;
        assert.ok(Math.abs(share(a + b) - share(a) - share(b)) < 1e-9);
      }),
      { seed: 11 },
    );
  });

  it("refuses an issuance of zero or less and a missing bid, by code", () => {
    assert.throws(() => bidGap({ lostBid: usdBn(25), netIssuance: usdBn(0) }), { code: "base/not-positive" });
    assert.throws(() => bidGap({ lostBid: usdBn(25), netIssuance: usdBn(-3) }), { code: "base/not-positive" });
    assert.throws(() => bidGap({ lostBid: NaN as never, netIssuance: usdBn(1500) }), { code: "base/not-finite" });
  });
});
