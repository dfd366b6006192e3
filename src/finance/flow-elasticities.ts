/** The holders, windows and horizons that there are. */
export const flowChoices = {
  holder: ["official", "private", "all foreign", "central bank"],
  window: ["month", "year", "stock"],
  horizon: ["on impact", "short run", "long run"],
} as const;

/** Who trades: reserve managers, private investors (life insurers, pension funds, banks), all foreigners, or a central bank's programme. */
export type FlowHolder = (typeof flowChoices.holder)[number];

/** What the published amount is: a surprise within a month, purchases over a year, or a change of the stock held. */
export type FlowWindow = (typeof flowChoices.window)[number];

/** When the impact is measured: as the trade happens, before others react, or after they have. */
export type FlowHorizon = (typeof flowChoices.horizon)[number];

/** One published estimate of what withdrawn demand for US Treasuries does to yields, as it was printed. */
export interface FlowElasticity {
  /** Stable short name: `beltran-2013-long-run`. */
  readonly id: string;
  readonly source: string;
  /** Where in the source the figure stands. */
  readonly place: string;
  /** Which yield, at which maturity, over which sample. */
  readonly domain: string;
  readonly holder: FlowHolder;
  readonly window: FlowWindow;
  readonly horizon: FlowHorizon;
  /** The demand withdrawn (or, turned around, added) that the figure is for, in USD bn. */
  readonly shockUsdBn: number;
  /** The rise of yields for it in bp; `high` is null where the source gives a lower bound alone. */
  readonly lowBp: number;
  readonly highBp: number | null;
  /** The year whose dollars these are and its US nominal GDP in USD tn, rounded; null: the reader's own year. */
  readonly year: number | null;
  readonly gdpUsdTn: number | null;
  /** True where the figure was read in the source itself; otherwise it must be shown as unverified. */
  readonly verified: boolean;
  /** What keeps the figure from being applied elsewhere. */
  readonly caveat: string;
}

/**
 * US nominal GDP in USD tn by year, to one decimal. From memory, not read in the national accounts: revisions have moved a year by
 * as much as 3%, far less than the estimates differ among themselves. Whoever shows a figure by GDP says so.
 */
const gdpUsdTn = { 2005: 13.0, 2006: 13.8, 2009: 14.5, 2010: 15.0, 2017: 19.6, 2022: 25.7 } as const;

function inYear(year: keyof typeof gdpUsdTn): Pick<FlowElasticity, "year" | "gdpUsdTn"> {
  return { year, gdpUsdTn: gdpUsdTn[year] };
}

const beltran = {
  source: "Beltran, Kretchmer, Marquez and Thomas, Journal of International Money and Finance 32 (2013); IFDP 1041 (2012)",
  place: "abstract",
  domain: "5-year Treasury",
  holder: "official",
  window: "month",
  shockUsdBn: 100,
  ...inYear(2010),
  verified: true,
} as const;

const ahmedRebucci = {
  source: "Ahmed and Rebucci, NBER Working Paper 30476 (2022)",
  place: "abstract",
  domain: "5-, 10- and 30-year Treasury, around the 2008 crisis",
  holder: "official",
  window: "month",
  horizon: "on impact",
  shockUsdBn: 100,
  ...inYear(2022),
  verified: true,
} as const;

/** The published estimates that name an amount, so that a reader's own flow can be put through each of them. */
export const flowElasticities: readonly FlowElasticity[] = [
  {
    id: "beltran-2013-short-run",
    ...beltran,
    horizon: "short run",
    lowBp: 40,
    highBp: 60,
    caveat: "a surprise within one month, before private investors react; not a slower pace over a year",
  },
  {
    id: "beltran-2013-long-run",
    ...beltran,
    horizon: "long run",
    lowBp: 20,
    highBp: 20,
    caveat: "after foreign private investors have reacted",
  },
  {
    id: "imf-2017-174",
    source: "Uphill Capital Flows and the International Monetary System, IMF Working Paper 17/174 (2017)",
    place: "abstract",
    domain: "yields through the term premium at 2 to 3 years",
    holder: "official",
    window: "stock",
    horizon: "long run",
    shockUsdBn: 100,
    lowBp: 1.5,
    highBp: 1.8,
    ...inYear(2017),
    verified: true,
    caveat: "a lasting change of foreign official holdings; short of the 10-year",
  },
  {
    id: "ahmed-rebucci-2022-identified",
    ...ahmedRebucci,
    lowBp: 100,
    highBp: null,
    caveat: "printed as more than 100bp: no upper bound; on impact only",
  },
  {
    id: "ahmed-rebucci-2022-usual",
    ...ahmedRebucci,
    lowBp: 19,
    highBp: 44,
    caveat: "what the authors get under the usual assumptions, which they reject as biased downwards",
  },
  {
    id: "damico-king-2013",
    source: "D'Amico and King, Journal of Financial Economics 108 (2013); FEDS 2012-44",
    place: "abstract",
    domain: "Treasury yields in the maturities bought, 2009",
    holder: "central bank",
    window: "stock",
    horizon: "long run",
    shockUsdBn: 300,
    lowBp: 30,
    highBp: 30,
    ...inYear(2009),
    verified: true,
    caveat: "an announced central bank programme in a crisis, averaged over the maturities bought",
  },
  {
    id: "hamilton-wu-2012",
    source: "Hamilton and Wu, Journal of Money, Credit and Banking 44 (2012)",
    place: "abstract",
    domain: "10-year Treasury, sample 1990-2007",
    holder: "central bank",
    window: "stock",
    horizon: "long run",
    shockUsdBn: 400,
    lowBp: 13,
    highBp: 14,
    ...inYear(2006),
    verified: true,
    caveat: "long maturities bought against short ones or new reserves",
  },
  {
    id: "warnock-2009",
    source: "Warnock and Warnock, Journal of International Money and Finance 28 (2009); NBER Working Paper 12560 (2006)",
    place: "implied by the 90bp of the abstract and the official inflow of the year to May 2005, which is from memory",
    domain: "10-year Treasury, sample 1984-2005",
    holder: "official",
    window: "year",
    horizon: "long run",
    shockUsdBn: 130,
    lowBp: 35,
    highBp: 35,
    ...inYear(2005),
    verified: false,
    caveat: "stated as 35bp per 1% of GDP, turned into dollars at the GDP of 2005",
  },
  {
    id: "gagnon-2011",
    source: "Gagnon, Raskin, Remache and Sack, International Journal of Central Banking 7 (2011)",
    place: "from memory: 10-year term premium down by 30 to 100bp for purchases of USD 1.725tn",
    domain: "10-year term premium, 2008-2010",
    holder: "central bank",
    window: "stock",
    horizon: "long run",
    shockUsdBn: 1725,
    lowBp: 30,
    highBp: 100,
    ...inYear(2009),
    verified: false,
    caveat: "Treasuries, agency debt and agency mortgages together, in a crisis",
  },
];

/** An estimate that names no amount, or a direction alone: it bears on the question and cannot be scaled. */
export interface FlowEvidence {
  readonly source: string;
  readonly finding: string;
  readonly verified: boolean;
}

/** What the literature says without an amount to scale by. */
export const flowEvidence: readonly FlowEvidence[] = [
  {
    source: "Warnock and Warnock, IFDP 840 (2005), abstract",
    finding: "no foreign flows into US bonds for a year: 10-year up 150bp; a step down to average inflows: up 105bp",
    verified: true,
  },
  {
    source: "Warnock and Warnock, NBER Working Paper 12560 (2006), abstract",
    finding: "no foreign official flows for a year: 10-year up 90bp",
    verified: true,
  },
  {
    source: "Warnock and Warnock, IFDP 840 (2005), abstract",
    finding: "foreign official flows are a small part of all foreign flows, and their impact is markedly smaller",
    verified: true,
  },
  {
    source: "Kaminska and Zinna, IMF Working Paper 14/66 (2014), abstract",
    finding:
      "foreign purchases to 2008 lowered long real yields by around 80bp, Federal Reserve purchases 2008-2012 by around 140bp",
    verified: true,
  },
  {
    source: "Greenwood and Vayanos, Review of Financial Studies 27 (2014)",
    finding: "more and longer government debt raises yields and expected excess returns, more so at long maturities",
    verified: true,
  },
];
