/** A number that a case must give, where it comes from and how near is near enough. */
export interface FlowImpactCase {
  readonly source: string;
  readonly id: string;
  readonly lostBid: number;
  readonly low: number;
  readonly high: number | null;
  readonly tolerance: number;
}

const beltranSource = "Beltran et al. (2013), abstract: USD 100bn in a month, 40-60bp short run, 20bp long run";
const imfSource = "IMF WP/17/174, abstract: USD 100bn, 1.5-1.8bp";

/** Impacts in bp that follow from the printed figures by proportion. */
export const flowImpactCases: readonly FlowImpactCase[] = [
  { source: beltranSource, id: "beltran-2013-short-run", lostBid: 100, low: 40, high: 60, tolerance: 1e-12 },
  { source: beltranSource, id: "beltran-2013-long-run", lostBid: 25, low: 5, high: 5, tolerance: 1e-12 },
  { source: beltranSource, id: "beltran-2013-long-run", lostBid: 50, low: 10, high: 10, tolerance: 1e-12 },
  { source: imfSource, id: "imf-2017-174", lostBid: 25, low: 0.375, high: 0.45, tolerance: 1e-12 },
  { source: imfSource, id: "imf-2017-174", lostBid: 50, low: 0.75, high: 0.9, tolerance: 1e-12 },
  {
    source: "Ahmed and Rebucci, NBER 30476, abstract: more than 100bp",
    id: "ahmed-rebucci-2022-identified",
    lostBid: 50,
    low: 50,
    high: null,
    tolerance: 1e-12,
  },
  {
    source: "D'Amico and King (2013), abstract: USD 300bn, about 30bp",
    id: "damico-king-2013",
    lostBid: 100,
    low: 10,
    high: 10,
    tolerance: 1e-12,
  },
  {
    source: "Hamilton and Wu (2012), abstract: USD 400bn, 13 to 14bp",
    id: "hamilton-wu-2012",
    lostBid: 100,
    low: 3.25,
    high: 3.5,
    tolerance: 1e-12,
  },
];

/** The article of 2026-05-15: 25-50bn less a year lifts the 10-year by 20-40bp. */
export const articleClaim = { amount: [25, 50], rise: [20, 40], paired: [80, 80], crossed: [40, 160] } as const;

/** Lost bid against net issuance, both USD bn a year; the article of 2026-05-15, section 3.3. */
export const bidGapCases: readonly { lostBid: number; netIssuance: number; share: number; text: string }[] = [
  { lostBid: 25, netIssuance: 2000, share: 0.0125, text: "1.25%" },
  { lostBid: 50, netIssuance: 1500, share: 0.03333333333333333, text: "3.3333%" },
];
