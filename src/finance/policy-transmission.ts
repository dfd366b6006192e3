import type { Ratio, Unit, Years } from "../base/units.ts";
import { finite } from "../base/units.ts";
import { type Chain, chain } from "./transmission-chain.ts";

/** The nodes from Japanese producer prices to US and Korean assets, and the unit of each one's change. */
const nodes = {
  ppi: "pp",
  policy: "pp",
  jgb10: "pp",
  expectedUsdJpy: "rate",
  hedgeCost: "pp",
  hedged: "pp",
  relativePickup: "pp",
  bid: "usdBn",
  termPremium: "bp",
  us10: "bp",
  pe: "share",
  mortgageRate: "pp",
  kr10: "pp",
  krPe: "share",
  usdKrw: "share",
} as const satisfies Readonly<Record<string, Unit>>;

/** A beta of the chain and where it comes from. */
export interface TransmissionBeta {
  readonly beta: number;
  readonly source: string;
  /** True for a figure read in its source; the others are round assumptions. */
  readonly published: boolean;
}

/** The betas of {@link policyTransmission} that neither its options nor an identity give, by what they turn into what. */
export interface TransmissionBetas<Beta> {
  /** Policy rate for a change of producer price inflation: both decimals. */
  readonly policyPerPpi: Beta;
  /** Expected simple return of USD/JPY for a change of the policy rate: both decimals, so -5 is -5% for 1pp. */
  readonly usdJpyPerPolicy: Beta;
  /** Yearly purchases in USD bn for a change of the pickup as a decimal: 5,000 is USD 50bn for 1pp. */
  readonly bidPerPickup: Beta;
  /** Bp of term premium for each USD bn of yearly purchases: below zero. */
  readonly termPremiumPerBid: Beta;
  /** Modified duration of US equities, in years, times the pass-through to their discount rate. */
  readonly peDuration: Beta;
  /** Mortgage rate for the US 10-year. */
  readonly mortgagePerUs10: Beta;
  /** Korean for US 10-year yield. */
  readonly kr10PerUs10: Beta;
  /** Modified duration of Korean equities, in years. */
  readonly krPeDuration: Beta;
  /** Rise of won per dollar, as a decimal, for 1bp of the US 10-year. */
  readonly usdKrwPerUs10: Beta;
}

const assumed = (beta: number, source: string): TransmissionBeta => ({ beta, source: `assumption: ${source}`, published: false });

/** Where {@link policyTransmission} starts from: one published elasticity, the others round numbers to be replaced. */
export const transmissionBetas: TransmissionBetas<TransmissionBeta> = {
  policyPerPpi: assumed(0.3, "a third of a price surprise is met by the policy rate"),
  usdJpyPerPolicy: assumed(-5, "the dollar falls by 5% for 1pp"),
  bidPerPickup: assumed(5000, "USD 50bn a year for 1pp of pickup"),
  termPremiumPerBid: {
    beta: -0.2,
    source:
      "Beltran, Kretchmer, Marquez and Thomas (2013), abstract: 20bp for USD 100bn in the long run; 5-year, official holders",
    published: true,
  },
  peDuration: assumed(20, "an equity duration of 20 years, the yield passed through whole"),
  mortgagePerUs10: assumed(1, "the spread stays"),
  kr10PerUs10: assumed(0.7, "most of a US move reaches Korea"),
  krPeDuration: assumed(18, "an equity duration of 18 years"),
  usdKrwPerUs10: assumed(0.0004, "the won falls by 4% for 100bp"),
};

export interface PolicyTransmissionOptions {
  /** Change of the JGB 10-year for one unit of policy change (beta): 1 moves in parallel, and then the pickup does not move. */
  readonly passThrough: Ratio;
  /** Share of the dollar bond that is hedged: at 1 the expected exchange rate does not enter. */
  readonly hedgeRatio: Ratio;
  /** Betas of your own in place of {@link transmissionBetas}. */
  readonly betas?: Partial<TransmissionBetas<number>>;
}

/** The chain that {@link policyTransmission} gives. */
export type PolicyTransmission = Chain<typeof nodes>;

/**
 * The chain of an argument that is often made: Japanese prices move the Bank of Japan, its rate moves hedge cost, JGB yields and the
 * yen, these the pickup of hedged Treasuries, that the bid, and the bid the US 10-year with all that is priced off it.
 *
 * `ppi → policy → {jgb10, expectedUsdJpy, hedgeCost → hedged} → relativePickup → bid → termPremium → us10 → {pe, mortgageRate,
 * kr10 → krPe, usdKrw}`; the effect on a node is the sum over paths of the product of the betas.
 *
 * The signs that the argument asserts are stated, so a propagation lists those that do not hold: a hike makes hedging cheaper, so it
 * raises the hedged return, and the pickup falls only where the JGB moves by more than the policy rate.
 *
 * @param options - pass-through and hedge ratio as ratios; betas of your own
 * @returns a chain to propagate (`{ policy: bp(50) }`), to change with `with`, or to add to with `edge`; each propagation warns of the
 *   betas that are assumptions
 * @throws `base/not-finite`
 * @source hedge cost: covered interest parity; pickup: definition; the betas name theirs
 * @example
 * const hike = policyTransmission({ passThrough: ratio(1.5), hedgeRatio: ratio(1) }).propagate({ policy: bp(50) });
 * hike.effect("relativePickup"); // -0.0025
 * hike.signConflicts.filter(({ kind }) => kind === "stated effect").map(({ to }) => to); // ["hedged"]
 */
export function policyTransmission(options: PolicyTransmissionOptions): PolicyTransmission {
  const passThrough = finite("passThrough", options.passThrough);
  const unhedged = 1 - finite("hedgeRatio", options.hedgeRatio);
  const given = options.betas ?? {};
  const of = (name: keyof TransmissionBetas<number>, scale = 1) => {
    const { beta, source } = transmissionBetas[name];
    const own = given[name];
    return own === undefined ? { beta: scale * beta, source } : { beta: scale * finite(name, own), source: "given" };
  };
  const perBp = 1e-4;
  return chain(nodes)
    .edge("ppi", "policy", { ...of("policyPerPpi"), unit: "pp per pp", sign: "+" })
    .edge("policy", "jgb10", { beta: passThrough, unit: "pp per pp", source: "given", sign: "+" })
    .edge("policy", "expectedUsdJpy", { ...of("usdJpyPerPolicy"), unit: "rate per pp", sign: "-" })
    .edge("policy", "hedgeCost", { beta: -1, unit: "pp per pp", source: "covered interest parity", sign: "-" })
    .edge("hedgeCost", "hedged", { beta: -1, unit: "pp per pp", source: "definition", sign: "-" })
    .edge("hedged", "relativePickup", { beta: 1, unit: "pp per pp", source: "definition", sign: "+" })
    .edge("jgb10", "relativePickup", { beta: -1, unit: "pp per pp", source: "definition", sign: "-" })
    .edge("expectedUsdJpy", "relativePickup", { beta: unhedged, unit: "pp per rate", source: "definition: 1 - hedge ratio" })
    .edge("relativePickup", "bid", { ...of("bidPerPickup"), unit: "usdBn per pp", sign: "+", lagYears: 0.5 as Years })
    .edge("bid", "termPremium", { ...of("termPremiumPerBid"), unit: "bp per usdBn", sign: "-", lagYears: 0.25 as Years })
    .edge("termPremium", "us10", { beta: 1, unit: "bp per bp", source: "identity, expected short rates unchanged", sign: "+" })
    .edge("us10", "pe", { ...of("peDuration", -perBp), unit: "share per bp", sign: "-" })
    .edge("us10", "mortgageRate", { ...of("mortgagePerUs10", perBp), unit: "pp per bp", sign: "+" })
    .edge("us10", "kr10", { ...of("kr10PerUs10", perBp), unit: "pp per bp", sign: "+" })
    .edge("kr10", "krPe", { ...of("krPeDuration", -1), unit: "share per pp", sign: "-" })
    .edge("us10", "usdKrw", { ...of("usdKrwPerUs10"), unit: "share per bp", sign: "+" })
    .states("policy", "hedged", "-", "the argument: a hike makes hedged Treasuries less attractive")
    .states("policy", "relativePickup", "-", "the argument: the gap to the JGB widens")
    .states("policy", "us10", "+", "the argument: a hike in Tokyo lifts US yields")
    .noting({ code: "finance/assumed-betas", message: assumptions(given) });
}

function assumptions(given: Partial<TransmissionBetas<number>>): string {
  const left = Object.entries(transmissionBetas as unknown as Readonly<Record<string, TransmissionBeta>>).filter(
    ([name, { published }]) => !published && !Object.hasOwn(given, name),
  );
  const list = left.map(([name, { beta }]) => `${name} ${beta}`).join(", ");
  return left.length === 0
    ? "the lags of bid and term premium, a half and a quarter of a year, are assumptions"
    : `round assumptions, not estimates: ${list}; and the lags of bid and term premium`;
}
