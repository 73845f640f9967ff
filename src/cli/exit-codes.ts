/** What the process ends with; docs/cli.md lists them. */
export const EXIT = {
  done: 0,
  /** The command ran and the answer is no: problems, violations. */
  refused: 1,
  /** Wrong arguments, or a file that cannot be used. */
  usage: 2,
  /** Stopped by Ctrl-C before there was a plan. */
  interrupted: 130,
} as const;
