/** What a build may vary; every choice gives a sound plan. */
export interface BuildChoices {
  /** Order of lanes with work due today: `longest` trips first pack days best, `rank` serves the worst off first. */
  readonly order: 'longest' | 'rank';
  /** A remainder that fills less than this share of a vehicle looks for others to share it with. */
  readonly bundleBelow: number;
  /** Least fill of a vehicle that leaves before its load is due, by days until then; the last entry holds beyond. */
  readonly aheadFill: readonly number[];
  /** Multiplies a lane's or row's place in the order; near 1. */
  readonly jitter: (kind: 'lane' | 'row', index: number) => number;
}

export const PLAIN_CHOICES: BuildChoices = {
  order: 'longest',
  bundleBelow: 0.75,
  aheadFill: [0.3, 0.6, 0.8, 0.95],
  jitter: () => 1,
};
