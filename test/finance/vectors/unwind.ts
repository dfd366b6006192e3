/** A loop's multiple by its gain: the sum of the geometric series. */
export const gainCases = [
  { gain: 0, multiple: 1 },
  { gain: 0.5, multiple: 2 },
  { gain: 0.8, multiple: 5 },
  { gain: 0.95, multiple: 20 },
] as const;

/** Closes of 2024-07-31 and 2024-08-05 (Yahoo Finance), for the size of an episode. */
export const august2024 = {
  source: "Yahoo Finance closes, 2024-07-31 to 2024-08-05",
  usdJpy: { before: 152.67, after: 145.58, change: -0.0464 },
  tolerance: 5e-5,
} as const;
