import type { AccessConstraint } from './access.ts';
import type { Actual, VehiclesOut } from './actual.ts';
import type { CommitmentFile } from './commitment.ts';
import type { Fleet } from './fleet.ts';
import type { LedgerRow } from './ledger.ts';
import type { Good, Need } from './need.ts';
import type { Facilitation, Notice } from './notice.ts';
import type { Agreement, Earmark } from './partnership.ts';
import type { Conversion, Flow, PeopleFact } from './people.ts';
import type { Area, Capacity, Place } from './place.ts';
import type { PlanningRules } from './planning-rules.ts';
import type { Link, RoadMap } from './road-map.ts';
import type { Source } from './source.ts';
import type { Ask, Statement } from './statement.ts';
import type { Consumption, SupplyFact } from './supply.ts';
import type { Day, Instant } from './time.ts';

/**
 * One response as read from its folder: valid, complete, nothing resolved yet. Arrays are sorted by id (or by the id of
 * the row's origin), so that the order of rows in a file never matters.
 */
export interface Operation {
  readonly format: 'throughline/operation@1';
  readonly id: string;
  readonly name: string;
  readonly nameLocal: string | null;
  /** True for simulation exercises; every output says so. */
  readonly exercise: boolean;
  readonly languages: readonly string[];
  readonly sensitivity: string;
  readonly summary: string | null;
  readonly timeZone: string;
  /** Version of the time-zone data the days were computed with. */
  readonly timeZoneData: string;
  /** Where sunrise and sunset are computed: operation.yaml's `position`, else the places' mean, to 0.1 degree. */
  readonly position: { readonly latE7: number; readonly lonE7: number };
  /** What to plan as of when the command does not say. */
  readonly defaultAsOf: Instant;
  readonly days: readonly Day[];
  readonly rules: PlanningRules;
  readonly sources: readonly Source[];
  readonly statements: readonly Statement[];
  readonly asks: readonly Ask[];
  readonly areas: readonly Area[];
  readonly places: readonly Place[];
  readonly capacities: readonly Capacity[];
  readonly people: readonly PeopleFact[];
  readonly flows: readonly Flow[];
  readonly conversions: readonly Conversion[];
  readonly needs: readonly Need[];
  readonly goods: readonly Good[];
  readonly stock: readonly SupplyFact[];
  readonly arrivals: readonly SupplyFact[];
  readonly consumption: readonly Consumption[];
  readonly fleet: readonly Fleet[];
  readonly vehiclesOut: readonly VehiclesOut[];
  /** What became of movements of earlier plans; a plan looks at none of it, rolling on does. */
  readonly actuals: readonly Actual[];
  /** Where every pack was, evening by evening, before this folder was made; empty where nothing was rolled on. */
  readonly ledger: readonly LedgerRow[];
  readonly agreements: readonly Agreement[];
  readonly earmarks: readonly Earmark[];
  /** What was sent to recipients for movements of a plan, and what came back. */
  readonly notices: readonly Notice[];
  readonly facilitation: readonly Facilitation[];
  /** Movements that were notified when an earlier plan was rolled on; null: none. */
  readonly commitments: CommitmentFile | null;
  readonly access: readonly AccessConstraint[];
  readonly links: readonly Link[];
  readonly roads: RoadMap;
}
