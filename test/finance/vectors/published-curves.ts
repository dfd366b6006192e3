/** A row of the Federal Reserve's nominal yield-curve file: parameters with all their digits, rates in percent by tenor in years. */
export interface PublishedCurve {
  readonly date: string;
  readonly parameters: {
    readonly beta0: number;
    readonly beta1: number;
    readonly beta2: number;
    readonly beta3: number;
    readonly tau1: number;
    readonly tau2: number;
  };
  /** SVENY01 onwards: zero rates, continuously compounded. */
  readonly zeroPct: readonly number[];
  /** SVENPY01 onwards: par yields, semiannual. */
  readonly parPct: readonly number[];
  /** SVENF01 onwards: instantaneous forward rates, continuously compounded. */
  readonly forwardPct: readonly number[];
  /** SVEN1F: par yield of a one-year bond that starts in so many years, semiannual. */
  readonly oneYearForwardPct: Readonly<Record<number, number>>;
}

/** Rounded to four decimals in the file. Source: Board of Governors, FEDS 2006-28, feds200628.csv (US government work). */
export const publishedCurves: readonly PublishedCurve[] = [
  {
    date: "1961-06-14",
    parameters: {
      beta0: 3.91760612208239,
      beta1: -1.2779552459795,
      beta2: -1.94939709504669,
      beta3: 0,
      tau1: 0.339217585301823,
      tau2: -999.99,
    },
    zeroPct: [2.9825, 3.3771, 3.553, 3.6439, 3.6987, 3.7351, 3.7612],
    parPct: [3.0025, 3.3973, 3.5724, 3.6627, 3.7169, 3.753, 3.7787],
    forwardPct: [3.5492, 3.8825, 3.9149, 3.9174, 3.9176, 3.9176, 3.9176],
    oneYearForwardPct: { 1: 3.8067, 4: 3.9562 },
  },
  {
    date: "2026-07-30",
    parameters: {
      beta0: 0.00180730804516812,
      beta1: 4.05646231967123,
      beta2: -479.932052342165,
      beta3: 491.703927828943,
      tau1: 13.2626757543454,
      tau2: 13.4427671632968,
    },
    zeroPct: [
      4.1067, 4.165, 4.231, 4.3024, 4.3776, 4.4549, 4.5331, 4.611, 4.6877, 4.7624, 4.8344, 4.9031, 4.9682, 5.0294, 5.0862, 5.1387,
      5.1865, 5.2298, 5.2684, 5.3023, 5.3317, 5.3565, 5.3769, 5.393, 5.4049, 5.4128, 5.4169, 5.4172, 5.414, 5.4074,
    ],
    parPct: [
      4.1488, 4.2071, 4.272, 4.3412, 4.4127, 4.4849, 4.5566, 4.6266, 4.6941, 4.7585, 4.8193, 4.8762, 4.9289, 4.9773, 5.0215,
      5.0615, 5.0973, 5.1292, 5.1573, 5.1818, 5.2029, 5.2209, 5.2359, 5.2482, 5.258, 5.2655, 5.2708, 5.2743, 5.276, 5.2761,
    ],
    forwardPct: [
      4.1605, 4.2901, 4.438, 4.5968, 4.7601, 4.9228, 5.0807, 5.2306, 5.3699, 5.4966, 5.6094, 5.7071, 5.7894, 5.8558, 5.9064,
      5.9414, 5.9612, 5.9663, 5.9573, 5.935, 5.9002, 5.8537, 5.7962, 5.7288, 5.6523, 5.5675, 5.4752, 5.3763, 5.2715, 5.1617,
    ],
    oneYearForwardPct: { 1: 4.2679, 4: 4.7329, 9: 5.5084 },
  },
  {
    date: "2026-07-31",
    parameters: {
      beta0: 0.00333568845488353,
      beta1: 4.07984987183707,
      beta2: -453.541782211023,
      beta3: 465.498100569302,
      tau1: 13.5322235142735,
      tau2: 13.7200141026744,
    },
    zeroPct: [
      4.1434, 4.2112, 4.2847, 4.362, 4.4417, 4.5223, 4.6028, 4.6823, 4.7598, 4.8348, 4.9068, 4.9751, 5.0396, 5.0999, 5.1558,
      5.2073, 5.2541, 5.2963, 5.3338, 5.3667, 5.3951, 5.4191, 5.4387, 5.454, 5.4653, 5.4726, 5.4762, 5.4761, 5.4726, 5.4657,
    ],
    parPct: [
      4.1863, 4.2541, 4.3263, 4.4012, 4.4769, 4.5522, 4.626, 4.6973, 4.7656, 4.8302, 4.8909, 4.9474, 4.9995, 5.0473, 5.0907,
      5.1298, 5.1649, 5.196, 5.2233, 5.2471, 5.2676, 5.285, 5.2994, 5.3113, 5.3207, 5.3278, 5.3329, 5.3361, 5.3377, 5.3377,
    ],
    forwardPct: [
      4.2078, 4.3532, 4.5117, 4.6769, 4.8434, 5.0068, 5.1637, 5.3113, 5.4473, 5.5703, 5.6791, 5.7728, 5.8512, 5.914, 5.9613,
      5.9934, 6.0107, 6.0138, 6.0032, 5.9798, 5.9443, 5.8975, 5.8401, 5.7731, 5.6972, 5.6133, 5.5222, 5.4246, 5.3213, 5.213,
    ],
    oneYearForwardPct: { 1: 4.3248, 4: 4.8168, 9: 5.5861 },
  },
];
