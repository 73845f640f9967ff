import type { FleetProblem } from './fleet-problem.ts';
import type { LotLedger } from './lot-ledger.ts';
import type { Way } from './lot-permits.ts';

/** Packs that should go from one place to another, by a day. `left` goes down as convoys take them. */
export interface Want {
  readonly from: number;
  readonly to: number;
  readonly good: number;
  /** Last day on which the move still serves its purpose. */
  readonly due: number;
  /** Only lots that may be handed out until that day. */
  readonly useBy: number;
  /** First day on which they are to be handed out; a site stores them until then. */
  readonly useFrom: number;
  /** Smaller is more pressing among wants of one day. */
  readonly rank: number;
  left: number;
}

/** The wants of one way, most pressing first. */
export interface Lane {
  readonly from: number;
  readonly to: number;
  readonly wants: readonly Want[];
}

/** All wants of a build, by lane, with what each dispatch place still owes by day. */
export class WantBook {
  readonly lanes: readonly Lane[];
  private readonly problem: FleetProblem;
  /** Packs still to leave a place, by `place * goods + good`, then by due day. */
  private readonly owed: Float64Array[];
  /** Packs still to come in by transfer, likewise. */
  private readonly expected: Float64Array[];

  constructor(problem: FleetProblem, wants: readonly Want[]) {
    this.problem = problem;
    const { dayCount, goodIds, placeIds } = problem;
    const table = () =>
      Array.from({ length: placeIds.length * goodIds.length }, () => new Float64Array(dayCount));
    this.owed = table();
    this.expected = table();
    const lanes = new Map<number, Want[]>();
    for (const want of wants) {
      const key = want.from * placeIds.length + want.to;
      const list = lanes.get(key);
      if (list) list.push(want);
      else lanes.set(key, [want]);
      this.owed[want.from * goodIds.length + want.good]![want.due]! += want.left;
      this.expected[want.to * goodIds.length + want.good]![want.due]! += want.left;
    }
    this.lanes = [...lanes.entries()]
      .sort(([a], [b]) => a - b)
      .map(([, list]) => ({
        from: list[0]!.from,
        to: list[0]!.to,
        wants: list.sort((a, b) => a.due - b.due || a.rank - b.rank || a.good - b.good),
      }));
  }

  reduce(want: Want, packs: number): void {
    const { goodIds } = this.problem;
    want.left -= packs;
    this.owed[want.from * goodIds.length + want.good]![want.due]! -= packs;
    this.expected[want.to * goodIds.length + want.good]![want.due]! -= packs;
  }

  /** Forgets what was due before `day`: it can no longer serve its purpose. */
  expire(day: number): void {
    for (const lane of this.lanes) {
      for (const want of lane.wants) {
        if (want.due < day && want.left > 0) this.reduce(want, want.left);
      }
    }
  }

  /** Packs that may leave on `day` for the want without taking what is owed on an earlier day. */
  spare(ledger: LotLedger, { from: place, good, due, useBy }: Want, day: number, way: Way): number {
    const at = place * this.problem.goodIds.length + good;
    let owed = 0;
    let coming = 0;
    for (let t = 0; t < day; t++) coming += this.expected[at]![t]!;
    let least = ledger.available(place, good, day, useBy, way);
    for (let t = day; t < due; t++) {
      owed += this.owed[at]![t]!;
      least = Math.min(least, ledger.available(place, good, t, 0) + coming - owed);
      coming += this.expected[at]![t]!;
    }
    return Math.max(0, Math.floor(least));
  }
}
