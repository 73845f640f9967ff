import { formatCanonicalJson, sha256Hex } from '../base/index.ts';
import type { RoadNetworkInput } from './road-network.ts';

/** SHA-256 of everything that answers of the network depend on; names, sources and notes are left out. */
export function hashNetwork({ roads, places, links, constraints, classes, rules }: RoadNetworkInput): string {
  const { speedsKmh, surfacePpm, contingencyPpm, snapMaxMetres, snapSpeedKmh } = rules;
  return sha256Hex(
    formatCanonicalJson({
      roads: roads.hash,
      places: places.map(({ id, kind, latE7, lonE7 }) => [id, kind === 'junction', latE7, lonE7]),
      links: links.map(({ id, fromId, toId, mode, overrides, seconds, metres, bothWays }) => [
        id,
        fromId,
        toId,
        mode,
        overrides,
        seconds.best,
        metres,
        bothWays,
      ]),
      constraints: constraints.map(({ id, kind, shape, from, to, hours, slowPpm, permit }) => ({
        id,
        kind,
        shape,
        from,
        to,
        hours,
        slowPpm,
        permit,
      })),
      classes,
      rules: { speedsKmh, surfacePpm, contingencyPpm, snapMaxMetres, snapSpeedKmh },
    }),
  );
}
