/** Tests that start processes or a compiler: too slow to be run all the time. Each belongs to this list or to the unit tests. */
export const withProcesses: readonly string[] = [
  "test/kernel/*.test.ts",
  "test/cli/*.test.ts",
  "test/threads/*.test.ts",
  "test/docs/*.test.ts",
  "test/notebooks/*.test.ts",
  "test/language/*.test.ts",
];
