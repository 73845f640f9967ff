import fc from 'fast-check';
import {
  type AccessConstraint,
  type AccessShape,
  type Actual,
  areaId,
  type CommitmentNotice,
  type Credibility,
  constraintId,
  type Day,
  type FacilitationSubject,
  FLEET_MODES,
  factId,
  fleetId,
  goodId,
  LEDGER_ENTRIES,
  type LedgerRow,
  LINK_MODES,
  LINK_OVERRIDES,
  linkId,
  lotId,
  type Movement,
  movementId,
  needId,
  type Operation,
  type Origin,
  OUTCOMES,
  type PlanningRules,
  placeId,
  type Range,
  sourceId,
  type WeeklyHours,
} from '../../src/domain/index.ts';
import { dropSafeWords } from '../../src/formats/dropped-words.ts';

/** Texts that spreadsheets, CSV, XML, YAML and JSON are known to change. */
const AWKWARD = [
  ...["=cmd|' /C calc'!A0", "'=cmd|x", "''=1", '+1 555 0100', '-2+3', '@SUM(A1)', '＝1', '-5', '+970599'],
  ...["'Ain al-Hilweh", "''", '0049', '1e5', '1.50', 'TRUE', 'no', 'null', '~', '2024-05-06', '3/4', '#N/A'],
  ...[
    'say "no", then',
    'a\nb',
    'a\r\nb',
    'a\rb',
    'tab\there',
    'x  y',
    '_x000D_',
    '_x005F_',
    '{[&<>]}',
    '- x',
  ],
  ...[
    'رفح، المركز',
    'بيت‌لاهيا',
    '拉法',
    '👩‍🚒🚚',
    'é',
    'İstanbul',
    'a\u2028b',
    'a\ufeffb',
    '#adm1+code',
    '%PDF',
  ],
  ...[
    'a: b # c',
    '&anchor',
    '*alias',
    '!tag',
    '|',
    '>',
    "it's",
    '\\n',
    '{{x}}',
    '</t>',
    ']]>',
    'long '.repeat(11),
  ],
];

const BAD =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what the format refuses
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Cs}\p{Noncharacter_Code_Point}\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A text as the reader keeps it: trimmed, composed, at most 60 characters. */
const textArbitrary: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(...AWKWARD) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  )
  .map((text) => {
    const clean = dropSafeWords(text.replace(BAD, '')).normalize('NFC');
    return [...clean].slice(0, 60).join('').trim() || 'x';
  });

const ID_STARTS = [
  '1e5',
  '007',
  'TRUE',
  'null',
  '٣٤',
  'é',
  'a:b',
  'x+y@z',
  '1.50',
  '2024-05-06',
  'رفح',
  'id',
  '0x1F',
];

const NO_ANSWER = { answer: 'none', answeredAt: null } as const;

/** An operation such as a parser returns it, roads aside, with a value or none in every field. Days hold dates alone. */
export const operationArbitrary: fc.Arbitrary<Operation> = fc.gen().map((g) => {
  const whole = (most: number, least = 0): number => g(fc.integer, { min: least, max: most });
  const pick = <T>(...values: readonly T[]): T => values[whole(values.length - 1)]!;
  const text = (): string => g(() => textArbitrary);
  const maybe = <T>(draw: () => T): T | null => (g(fc.boolean) ? draw() : null);
  const many = <T>(least: number, draw: (index: number) => T): T[] =>
    Array.from({ length: whole(3, least) }, (_, index) => draw(index));
  let ids = 0;
  const id = (): string => `${pick(...ID_STARTS)}-${ids++}`;
  const sorted = <T>(rows: readonly T[], key: (row: T) => string): T[] =>
    [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const date = (): string => `2024-05-${String(whole(28, 1)).padStart(2, '0')}`;
  const instant = (): number => 1_714_500_000 + whole(3_000_000);
  const range = (most: number, step = 1, least = 0): Range => {
    const [low, best, high] = [whole(most, least), whole(most, least), whole(most, least)].sort(
      (a, b) => a - b,
    ) as [number, number, number];
    return { low: low * step, best: best * step, high: high * step };
  };
  const hours = (): WeeklyHours =>
    pick<WeeklyHours>(
      [],
      [{ weekdays: [0, 1, 2, 3, 4, 5, 6], fromSecond: 0, toSecond: 86_400 }],
      [{ weekdays: [0, 1, 2, 3, 4, 5, 6], fromSecond: 25_200, toSecond: 57_660 }],
      [
        { weekdays: [0, 2], fromSecond: 0, toSecond: 7200 },
        { weekdays: [6], fromSecond: 28_800, toSecond: 43_200 },
        { weekdays: [1, 2, 6], fromSecond: 79_200, toSecond: 86_400 },
      ],
    );
  const latLon = () => ({
    latE7: whole(899_999_999, -899_999_999),
    lonE7: whole(1_799_999_999, -1_799_999_999),
  });

  const sources = sorted(
    [0, 1].map(() => ({
      id: sourceId(id()),
      title: text(),
      publisher: text(),
      url: maybe(() => `https://example.org/${whole(99)}?q=1`),
      publishedAt: instant(),
      reliability: pick('A' as const, 'C' as const, 'F' as const),
      licence: maybe(text),
      credit: maybe(text),
      note: maybe(text),
    })),
    (source) => source.id,
  );
  const origin = (own: string): Origin => ({
    factId: factId(own),
    sourceId: pick(...sources).id,
    credibility: maybe(() => whole(6, 1) as Credibility),
    knownAt: instant(),
    lastVerifiedAt: maybe(instant),
    countingPoint: maybe(text),
    assumption: maybe(text),
  });
  const fact = () => ({ origin: origin(id()) });
  const named = () => {
    const own = id();
    return { id: own, origin: origin(own) };
  };
  const square = (): AccessShape => {
    const { latE7: lat, lonE7: lon } = { latE7: whole(800_000_000), lonE7: whole(1_700_000_000) };
    const side = 10_000 + whole(1_000_000);
    return {
      kind: 'polygons',
      polygons: [
        [
          [
            [lon, lat],
            [lon + side, lat],
            [lon + side, lat + side],
            [lon, lat + side],
            [lon, lat],
          ],
        ],
      ],
    };
  };

  const areas = sorted(
    many(0, () => ({
      id: areaId(id()),
      name: text(),
      nameLocal: maybe(text),
      level: whole(9),
      parentId: null,
      polygons: g(fc.boolean) ? [] : (square() as Extract<AccessShape, { kind: 'polygons' }>).polygons,
      credit: maybe(text),
    })),
    (area) => area.id,
  );
  const places = sorted(
    many(2, () => {
      const { id: own, origin: from } = named();
      return {
        id: placeId(own),
        name: text(),
        nameLocal: maybe(text),
        kind: pick('crossing' as const, 'hub' as const, 'site' as const, 'holding_point' as const),
        ...latLon(),
        accuracyMetres: maybe(() => whole(1000)),
        areaId: areas.length > 0 ? maybe(() => pick(...areas).id) : null,
        owner: maybe(text),
        openingHours: maybe(hours),
        storageGrams: maybe(() => whole(1e9)),
        areaM2: maybe(() => whole(1e6)),
        bays: maybe(() => whole(9, 1)),
        peopleWeight: whole(50),
        orderlyMinimumGrams: maybe(() => whole(1e9)),
        walkMetres: maybe(() => whole(100_000)),
        origin: from,
      };
    }),
    (place) => place.id,
  );
  const place = () => pick(...places).id;
  const subject = () =>
    areas.length > 0 && g(fc.boolean)
      ? { kind: 'area' as const, areaId: pick(...areas).id }
      : { kind: 'place' as const, placeId: place() };
  const needs = sorted(
    many(1, () => {
      const { id: own, origin: from } = named();
      const flow = g(fc.boolean);
      const amount = whole(1e7, 1);
      return {
        id: needId(own),
        name: text(),
        nameLocal: maybe(text),
        kind: flow ? ('flow' as const) : ('durable' as const),
        unit: pick('kcal', 'ml', 'cm2', 'g', 'item'),
        basis: flow
          ? pick('person_day' as const, 'person_period' as const)
          : pick('person' as const, 'household' as const),
        amount,
        floorAmount: whole(amount),
        tier: whole(9, 1),
        periodDays: flow ? 1 : 3,
        origin: from,
      };
    }),
    (need) => need.id,
  );
  const goods = sorted(
    many(1, (k) => {
      const { id: own, origin: from } = named();
      // Inputs serve nothing; one of them at most is what vehicles take.
      const isInput = g(fc.boolean);
      return {
        id: goodId(own),
        name: text(),
        nameLocal: maybe(text),
        pack: text(),
        gramsPerPack: whole(1e8, 1),
        cm3PerPack: whole(1e9, 1),
        fuelMlPerPack: isInput && k === 0 ? whole(1e8, 1) : null,
        household: false,
        serves: isInput ? [] : needs.map((need) => ({ needId: need.id, quantityPerPack: whole(1e9, 1) })),
        origin: from,
      };
    }),
    (good) => good.id,
  );
  const good = () => pick(...goods).id;
  const earmarks = sorted(
    many(0, () => {
      const { id: own, origin: from } = named();
      return {
        id: own,
        donor: text(),
        programme: maybe(text),
        placeIds: g(fc.boolean) ? [place()] : [],
        areaIds: areas.length > 0 && g(fc.boolean) ? [pick(...areas).id] : [],
        needIds: g(fc.boolean) ? [pick(...needs).id] : [],
        group: maybe(text),
        toDate: maybe(date),
        origin: from,
      };
    }),
    (earmark) => earmark.id,
  );
  const owners = places.flatMap(({ owner }) => owner ?? []);
  const byFact = <T extends { readonly origin: Origin }>(rows: readonly T[]): T[] =>
    sorted(rows, (row) => row.origin.factId);
  const supply = () =>
    byFact(
      many(0, () => ({
        placeId: place(),
        goodId: good(),
        count: range(1e9),
        unit: pick('pack', 'row', 'pallet'),
        lot: maybe(text),
        expiryDate: maybe(date),
        owner: maybe(text),
        earmark: maybe(earmarks.length > 0 ? () => pick(...earmarks).id : text),
        date: date(),
        ...fact(),
      })),
    );
  const links = sorted(
    many(0, () => {
      const { id: own, origin: from } = named();
      return {
        id: linkId(own),
        fromId: places[0]!.id,
        toId: places[1]!.id,
        mode: pick(...LINK_MODES),
        overrides: pick(...LINK_OVERRIDES),
        seconds: range(10_000, 3),
        metres: maybe(() => whole(1e9)),
        trucksPerDay: maybe(() => range(100_000)),
        bothWays: g(fc.boolean),
        origin: from,
      };
    }),
    (link) => link.id,
  );
  const access = sorted(
    many(0, (): AccessConstraint => {
      const { id: own, origin: from } = named();
      const kind = pick(
        'closed' as const,
        'slowed' as const,
        'window' as const,
        'permit' as const,
        'risk' as const,
        'order' as const,
      );
      const start = maybe(instant);
      return {
        id: constraintId(own),
        kind,
        name: maybe(text),
        shape: pick<AccessShape>(
          square(),
          { kind: 'disc', ...latLon(), radiusMetres: whole(200_000, 1) },
          ...(links.length > 0 ? [{ kind: 'links' as const, linkIds: links.map((link) => link.id) }] : []),
        ),
        from: start,
        to: maybe(() => (start ?? 1_714_500_000) + whole(1_000_000)),
        hours: kind === 'window' ? hours() : maybe(hours),
        slowPpm: kind === 'slowed' ? 1_000_000 + whole(999_000_000) : null,
        permit: kind === 'permit' ? id() : null,
        riskPpm: kind === 'risk' ? whole(1_000_000) : null,
        origin: from,
      };
    }),
    (constraint) => constraint.id,
  );
  const from = pick('2024-05-06', '2024-05-19');

  const fleet = sorted(
    many(0, () => {
      const { id: own, origin: source } = named();
      const payloadGrams = whole(1e8, 1000);
      return {
        id: fleetId(own),
        kind: text(),
        mode: pick(...FLEET_MODES),
        count: range(10_000),
        homeId: place(),
        owner: maybe(text),
        payloadGrams,
        volumeCm3: whole(1e9, 1000),
        grossGrams: maybe(() => payloadGrams + whole(1e8, 1)),
        heightMm: maybe(() => whole(10_000, 500)),
        widthMm: maybe(() => whole(10_000, 500)),
        speedFactorPpm: whole(2_000_000, 100_000),
        mlPer100Km: maybe(() => whole(500_000)),
        dutySeconds: 3600 + 9 * whole(9000),
        permits: many(0, () => id()),
        offRoad: g(fc.boolean),
        fromDate: maybe(() => '2024-05-01'),
        toDate: maybe(date),
        origin: source,
      };
    }),
    (fleet) => fleet.id,
  );
  const drawActual = (): Actual => {
    const held = whole(2);
    const departed = maybe(instant);
    return {
      movementId: movementId(id()),
      date: '2024-05-01',
      outcome: pick(...OUTCOMES),
      line: maybe(() => ({
        placeId: place(),
        lotId: lotId(id()),
        packs: { delivered: whole(9), returned: whole(9), lost: whole(9), damaged: whole(9), held },
        heldAtId: held > 0 ? place() : null,
      })),
      departedAt: departed,
      returnedAt: departed === null ? maybe(instant) : maybe(() => departed + whole(9999)),
      delayMinutes: maybe(() => whole(100_000)),
      vehiclesOut:
        fleet.length > 0 && g(fc.boolean) ? [{ fleetId: pick(...fleet).id, number: whole(9, 1) }] : [],
      outUntil: maybe(date),
      note: maybe(text),
      ...fact(),
    };
  };
  const drawMovement = (): Movement => ({
    id: movementId(id()),
    kind: pick('transfer', 'delivery'),
    date: date(),
    vehicles: [{ fleetId: fleetId(id()), number: whole(9, 1) }],
    homeId: place(),
    visits: [
      { placeId: place(), purpose: 'load', arriveAt: instant(), startAt: instant(), endAt: instant() },
    ],
    legs: [],
    loads: [],
  });
  const drawLedgerRow = (): LedgerRow => ({
    date: date(),
    lotId: lotId(id()),
    goodId: good(),
    entry: pick(...LEDGER_ENTRIES),
    packs: whole(1e9, -1e9),
    placeId: maybe(place),
    movement: maybe(() => ({ id: movementId(id()), date: date(), fromId: place(), toId: place() })),
    factIds: g(fc.boolean) ? [] : [id(), id()],
    stockId: maybe(id),
    ...fact(),
  });
  const rules = drawRules(whole, maybe, text);
  const told = rules.notice.recipients.map((recipient) => recipient.id);
  const drawNotice = (): CommitmentNotice => {
    const sentAt = instant();
    const answer = pick(
      'received' as const,
      'no_objection' as const,
      'conditions' as const,
      'denied' as const,
    );
    const answered = g(fc.boolean) ? { answer, answeredAt: sentAt + whole(9999) } : NO_ANSWER;
    return { recipientId: pick(...told), sentAt, reference: maybe(text), ...answered };
  };
  return {
    format: 'throughline/operation@1',
    id: id(),
    name: text(),
    nameLocal: maybe(text),
    exercise: g(fc.boolean),
    languages: pick(['en'], ['en', 'ar'], ['no', 'sr-Latn']),
    sensitivity: pick('public', 'restricted', 'strictly-confidential'),
    summary: maybe(() => [text(), '[['.repeat(whole(9)), text()].join(' ').trim()),
    timeZone: pick('Asia/Gaza', 'UTC', 'America/St_Johns'),
    timeZoneData: '',
    position: latLon(),
    defaultAsOf: 1_714_000_000 + whole(86_400),
    days: [0, 1, 2].map(
      (day) =>
        ({ date: `${from.slice(0, 8)}${String(Number(from.slice(8)) + day).padStart(2, '0')}` }) as Day,
    ),
    rules,
    sources,
    statements: sorted(
      many(0, () => ({
        ...named(),
        speaker: text(),
        role: maybe(text),
        mode: pick('said' as const, 'reported' as const),
        venue: maybe(text),
        channel: maybe(text),
        reporter: maybe(text),
        saidAt: instant(),
        excerpt: text(),
        event: maybe(id),
        row: pick('S1' as const, 'S8' as const),
        kind: pick('statement' as const, 'order' as const, 'promise' as const, 'ask' as const),
        wouldHaveToBeTrue: maybe(text),
        evidenceFor: maybe(text),
        evidenceAgainst: maybe(text),
        testable: g(fc.boolean),
      })),
      (statement) => statement.id,
    ),
    asks: sorted(
      many(0, () => {
        const askedAt = instant();
        const answered = g(fc.boolean);
        return {
          ...named(),
          askedOf: text(),
          askedBy: text(),
          askedAt,
          text: text(),
          row: pick('S2' as const, 'S7' as const),
          answer: answered ? text() : null,
          answeredAt: answered ? askedAt + whole(100_000) : null,
          peopleAffected: maybe(() => whole(1e6)),
        };
      }),
      (ask) => ask.id,
    ),
    areas,
    places,
    capacities: byFact(
      many(0, () => ({
        placeId: place(),
        fromDate: '2024-05-01',
        toDate: maybe(date),
        trucksPerDay: range(1000),
        peoplePerDay: maybe(() => range(1000)),
        hours: maybe(hours),
        ...fact(),
      })),
    ),
    people: byFact(
      many(0, () => ({
        subject: subject(),
        date: date(),
        group: pick('people', 'adults', 'été'),
        count: range(1e5),
        ...fact(),
      })),
    ),
    flows: byFact(
      many(0, () => ({
        from: maybe(() => ({ kind: 'place' as const, placeId: places[0]!.id })),
        to: { kind: 'place' as const, placeId: places[1]!.id },
        date: date(),
        count: range(1e5),
        ...fact(),
      })),
    ),
    conversions: byFact(
      many(0, () => {
        const { id: own, origin: source } = named();
        const people = g(fc.boolean);
        return {
          id: own,
          kind: people ? ('people' as const) : ('good' as const),
          from: pick('adults', 'row', '1e5'),
          to: people ? 'people' : 'pack',
          subject: people ? null : maybe(good),
          factorPpm: range(1e8),
          origin: source,
        };
      }),
    ),
    needs,
    goods,
    stock: supply(),
    arrivals: supply(),
    consumption: byFact(
      many(0, () => ({
        userId: place(),
        goodId: good(),
        packsPerDay: range(1000),
        placeId: maybe(place),
        priority: whole(9, 1),
        minimum: maybe(text),
        fromDate: '2024-05-01',
        toDate: maybe(date),
        ...fact(),
      })),
    ),
    fleet,
    vehiclesOut: byFact(
      fleet.length === 0
        ? []
        : many(0, () => ({
            fleetId: pick(...fleet).id,
            count: whole(10_000, 1),
            fromDate: '2024-05-01',
            toDate: maybe(date),
            placeId: maybe(place),
            reason: text(),
            ...fact(),
          })),
    ),
    actuals: byFact(many(0, drawActual)),
    ledger: byFact(many(0, drawLedgerRow)),
    agreements: byFact(
      many(0, () => {
        const partner = owners.length > 0 ? maybe(() => pick(...owners)) : null;
        return {
          owner: owners.length > 0 ? pick(...owners) : '',
          kind: pick('stock' as const, 'vehicles' as const, 'storage' as const),
          partner,
          fromDate: maybe(() => '2024-05-01'),
          toDate: maybe(date),
          commonService: partner === null && g(fc.boolean),
          ...fact(),
        };
      }).filter(() => owners.length > 0),
    ),
    earmarks,
    notices: byFact(
      told.length === 0 ? [] : many(0, () => ({ movementId: movementId(id()), ...drawNotice(), ...fact() })),
    ),
    facilitation: byFact(
      many(0, () => ({
        subject: pick<FacilitationSubject>({ kind: 'all' }, { kind: 'place', placeId: place() }),
        fromDate: maybe(() => '2024-05-01'),
        toDate: maybe(date),
        sharePpm: range(1_000_000),
        ...fact(),
      })),
    ),
    commitments:
      told.length === 0
        ? null
        : maybe(() => ({
            format: 'throughline/commitments@1' as const,
            plan: { asOf: instant(), seed: whole(9), inputsHash: '0'.repeat(64) },
            commitments: [{ movement: drawMovement(), notices: [drawNotice()] }],
          })),
    access,
    links,
    roads: {
      hash: '',
      latE7: new Int32Array(),
      lonE7: new Int32Array(),
      roads: [],
      barriers: new Map(),
      credit: null,
    },
  };
});

/** Rules that are set, each with a reason or none; a surface is never left out, a road class may be. */
function drawRules(
  whole: (most: number, least?: number) => number,
  maybe: <T>(draw: () => T) => T | null,
  text: () => string,
): PlanningRules {
  const least = whole(9, 1);
  const rules = {
    convoy: {
      minVehicles: least,
      maxVehicles: least + whole(9),
      headwaySeconds: 3 * whole(1000),
      maxStops: whole(20, 1),
    },
    daylight: { only: whole(1) === 1, marginSeconds: 60 * whole(100) },
    handling: {
      loadingSeconds: 60 * whole(100),
      loadingSecondsPerVehicle: 60 * whole(100),
      unloadingSeconds: 60 * whole(100),
      unloadingSecondsPerVehicle: 60 * whole(100),
      defaultBays: whole(9, 1),
    },
    duty: { turnaroundSeconds: 60 * whole(100) },
    leadSeconds: 9 * whole(10_000),
    orderlyMinimumGrams: whole(1e9),
    householdSize: whole(50, 1),
    staleAfterSeconds: {
      people: 3600 * whole(8760, 1),
      stock: 3600 * whole(8760, 1),
      arrivals: 3600 * whole(8760, 1),
      capacity: 3600 * whole(8760, 1),
      fleet: 3600 * whole(8760, 1),
      links: 3600 * whole(8760, 1),
      access: 3600 * whole(8760, 1),
    },
    staleWidenPpm: whole(500_000, 10_000),
    notice: {
      recipients: ['1e5', 'a:b', 'x@y'].slice(0, whole(3)).map((id) => ({
        id,
        name: text(),
        leadSeconds: 9 * whole(10_000),
        cutoffSecond: maybe(() => 60 * whole(1439)),
        requestsPerDay: maybe(() => whole(1000, 1)),
      })),
      changeChargePpm: whole(1_000_000),
    },
    roads: {
      speedsKmh: Object.fromEntries(
        SPEED_CLASSES.filter(() => whole(4) > 0).map((name) => [name, whole(130, 1)]),
      ),
      surfacePpm: Object.fromEntries(SURFACES.map((name) => [name, whole(20_000_000, 100_000)])),
      contingencyPpm: whole(10_000_000, 1_000_000),
      snapMaxMetres: whole(50_000, 1),
      snapSpeedKmh: whole(60, 1),
      joinMetres: 0,
    },
  };
  const assumptions: Record<string, string> = {};
  for (const path of ['convoy.maxStops', 'leadSeconds', 'roads.speedsKmh.track', 'roads.surfacePpm.mud']) {
    const reason = maybe(text);
    if (reason !== null) assumptions[path] = reason;
  }
  for (const { id } of rules.notice.recipients) {
    const reason = maybe(text);
    if (reason !== null) assumptions[`notice.recipients.${id}.leadSeconds`] = reason;
  }
  return { ...rules, assumptions };
}

const SPEED_CLASSES = [
  ...[
    'ferry',
    'living_street',
    'motorway',
    'motorway_link',
    'primary',
    'primary_link',
    'residential',
    'road',
  ],
  ...['secondary', 'secondary_link', 'service', 'tertiary', 'tertiary_link', 'track', 'trunk', 'trunk_link'],
  ...['unclassified', 'winter_road'],
];
const SURFACES = [
  ...['cobblestone', 'compacted', 'dirt', 'earth', 'fine_gravel', 'grass', 'gravel', 'ground', 'mud'],
  ...['pebblestone', 'sand', 'sett', 'unpaved'],
];
