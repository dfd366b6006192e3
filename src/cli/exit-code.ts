/** What the command's exit codes say. */
export const exitCode = {
  /** Done. */
  ok: 0,
  /** A cell failed, or a comparison found a difference. */
  failed: 1,
  /** Bad input or usage: a message says what to do. */
  usage: 2,
  /** A defect of Carrybook. */
  defect: 70,
  /** Ended with Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
