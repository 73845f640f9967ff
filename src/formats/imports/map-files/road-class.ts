/** OSM tags that a word for a road's class or surface stands for; null where it says nothing of either. */
export interface RoadClass {
  readonly highway: string;
  readonly surface?: string;
  /** The word names the surface only; the class is chosen. */
  readonly assumed: boolean;
}

/** The tags for a word of a road layer, whatever case and dividing signs. OSM's own classes stand for themselves. */
export function findRoadClass(word: string): RoadClass | null {
  const plain = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
  if (OSM_CLASSES.has(plain)) return { highway: plain, assumed: false };
  return CLASS_OF.get(plain) ?? null;
}

const OSM_CLASSES: ReadonlySet<string> = new Set([
  ...['motorway', 'trunk', 'primary', 'secondary', 'tertiary'].flatMap((name) => [name, `${name}_link`]),
  ...['unclassified', 'residential', 'living_street', 'service', 'track', 'road'],
  // Not for vehicles; kept as drawn, so that the map stays whole. The rules of roads leave them out.
  ...['path', 'footway', 'pedestrian', 'cycleway', 'steps', 'bridleway', 'construction', 'proposed'],
]);

const byClass: Readonly<Record<string, readonly string[]>> = {
  motorway: ['highway', 'expressway', 'freeway', 'autoroute', 'autopista'],
  trunk: ['national', 'national_road', 'main_highway', 'route_nationale', 'carretera_nacional'],
  primary: ['main', 'main_road', 'primary_road', 'arterial', 'regional', 'principale', 'principal', 'رئيسي'],
  secondary: ['secondary_road', 'district', 'district_road', 'departementale', 'secondaire', 'ثانوي'],
  tertiary: ['tertiary_road', 'local', 'local_road', 'feeder', 'feeder_road', 'collector', 'محلي'],
  residential: ['street', 'urban', 'residential_street', 'rue', 'calle'],
  service: ['access_road', 'driveway', 'alley'],
  track: ['trail', 'farm_track', 'piste', 'camino', 'agricultural', 'زراعي', 'ترابي'],
};

const bySurface: Readonly<Record<string, readonly string[]>> = {
  paved: ['paved', 'paved_road', 'sealed', 'tarmac', 'tarred', 'goudronnee', 'pavimentada', 'معبد'],
  asphalt: ['asphalt', 'asphalted', 'bitumen', 'bituminous', 'asfalto', 'أسفلت'],
  concrete: ['concrete', 'beton'],
  gravel: ['gravel', 'gravel_road', 'gravier', 'ripio'],
  unpaved: ['unpaved', 'unpaved_road', 'unsealed', 'non_revetue', 'no_pavimentada'],
  dirt: ['dirt', 'dirt_road', 'earth', 'earth_road', 'mud', 'terre', 'tierra'],
  sand: ['sand', 'sandy'],
};

const HARD: ReadonlySet<string> = new Set(['paved', 'asphalt', 'concrete']);

const CLASS_OF: ReadonlyMap<string, RoadClass> = new Map([
  ...Object.entries(byClass).flatMap(([highway, words]) =>
    words.map((word): [string, RoadClass] => [fold(word), { highway, assumed: false }]),
  ),
  ...Object.entries(bySurface).flatMap(([surface, words]) =>
    words.map((word): [string, RoadClass] => [
      fold(word),
      { highway: HARD.has(surface) ? 'unclassified' : 'track', surface, assumed: true },
    ]),
  ),
]);

function fold(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}+/gu, '');
}
