import type { BindingLimit, LevelCertificate, StageBound } from '../../domain/index.ts';
import type { LinearBasis } from '../solver/linear-solver.ts';
import type { LaneFlow } from './flow.ts';

/** Anything with an `aborted` flag; an AbortSignal fits. */
export interface StopSignal {
  readonly aborted: boolean;
}

/** What is told while levels are found. */
export interface LevelEvent {
  readonly stage: 'floor' | 'target';
  readonly tier: number;
  /** Level found, in parts per million, and how many elements it fixed of how many in the stage. */
  readonly valuePpm: number;
  readonly fixed: number;
  readonly remaining: number;
  /** Linear programmes solved so far. */
  readonly solves: number;
}

/**
 * What a programme is made with. Without any of these it is the optimistic one that gives bounds (docs/rules.md R20);
 * the calibrated one that steers sets what was learnt from building movements.
 */
export interface ProgrammeOptions {
  /** Multiplier >= 1 on the round trip of a fleet row on a lane (indices as in Lanes). */
  readonly tripFactor?: (fleet: number, lane: number, day: number) => number;
  /** Multiplier in 0..1 on the vehicle seconds of a fleet row. */
  readonly vehicleFactor?: (fleet: number, day: number) => number;
  /** Multiplier in 0..1 on the vehicles a place takes. */
  readonly slotFactor?: (placeId: string, day: number) => number;
  /** Flows of days before `freeFromDay` are exactly these (none means nothing moves); later ones are ignored. */
  readonly builtFlows?: readonly LaneFlow[];
  /** Flows of `freeFromDay` and later that happen whatever is free besides: what is committed. */
  readonly bookedFlows?: readonly LaneFlow[];
  /** First day on which flows are free; default 0. The number of days leaves only the handing out free. */
  readonly freeFromDay?: number;
  /** Adds rows that keep what expires from being counted on later; for steering only, never for bounds. */
  readonly expiryRows?: boolean;
}

export interface AllocateOptions extends ProgrammeOptions {
  /** Whether to make certificates and find limits; default true. Steering does not need them. */
  readonly certificates?: boolean;
  /**
   * Whether to look for the flows of least truck time that reach the levels: about half of the work. Default: only where no
   * certificates are made, for bounds need none.
   */
  readonly flows?: boolean;
  /** Vertex of an earlier allocation with the same lanes and `freeFromDay`, to start from. */
  readonly basis?: LinearBasis;
  /**
   * Levels nearer than this share of the demand count as one, for steering only: whole packs already built give every place
   * a level of its own (235 levels on 120 sites), each of which costs a programme. Default: exact levels.
   */
  readonly step?: number;
  readonly observer?: (event: LevelEvent) => void;
  readonly signal?: StopSignal;
}

/** A level with what later programmes hold its elements at. */
export interface CertifiedLevel extends LevelCertificate {
  /** What elements fixed by this level are held at in later programmes, rounded down to parts per million. */
  readonly heldPpm: number;
}

export interface CertifiedStage extends StageBound {
  readonly levels: readonly CertifiedLevel[];
}

/** The leximin-best point of a programme. */
export interface Allocation {
  readonly kind: 'allocated';
  /** Fractional packs > 0, by from, to, good, day; only days from `freeFromDay` on; none where not asked for. */
  readonly flows: readonly LaneFlow[];
  /** Levels of each element (index as in `situation.elements`) in parts per million; 10^6 where the stage leaves it out. */
  readonly floorPpm: Float64Array;
  readonly targetPpm: Float64Array;
  readonly stages: readonly CertifiedStage[];
  /** `[element]`: limits that keep it at its level, by shares of the shadow price; empty at full coverage or without certificates. */
  readonly floorLimits: readonly (readonly BindingLimit[])[];
  readonly targetLimits: readonly (readonly BindingLimit[])[];
  /** Vertex of the last programme solved, for `AllocateOptions.basis`; undefined where there was nothing to solve. */
  readonly basis: LinearBasis | undefined;
  /** Linear programmes solved and simplex steps taken. */
  readonly solves: number;
  readonly iterations: number;
}

/** The signal said stop before the levels were found. */
export interface AllocationStopped {
  readonly kind: 'stopped';
}

/** The solver gave no optimum, by any of its ways. */
export interface AllocationFailed {
  readonly kind: 'failed';
  readonly code: 'solver.infeasible' | 'solver.unbounded' | 'solver.not-optimal' | 'allocation.certificate';
  readonly detail: string;
}

export type AllocationOutcome = Allocation | AllocationStopped | AllocationFailed;
