import {
  factId,
  type Instant,
  type Need,
  needId,
  type Origin,
  type Source,
  sourceId,
} from '../domain/index.ts';

/** 26 January 2004: the first edition with these figures; those of 2011 and 2018 agree. */
const PUBLISHED: Instant = 1_075_075_200;

const SPHERE: Source = {
  id: sourceId('default-sphere'),
  title: 'The Sphere Handbook: minimum standards in humanitarian response (2004; the same in 2011 and 2018)',
  publisher: 'Sphere',
  url: 'https://spherestandards.org/handbook/',
  publishedAt: PUBLISHED,
  reliability: 'B',
  licence: null,
  credit: null,
  note: 'Figures only. Used because the operation has no needs.csv.',
};

const PRODUCT: Source = {
  id: sourceId('default-throughline'),
  title: 'Defaults of Throughline',
  publisher: 'Throughline',
  url: null,
  publishedAt: PUBLISHED,
  reliability: 'F',
  licence: null,
  credit: null,
  note: 'Choices of the product where no standard gives a figure. Used because the operation has no needs.csv.',
};

const quoted = (id: string): Origin => ({
  factId: factId(id),
  sourceId: SPHERE.id,
  credibility: 2,
  knownAt: PUBLISHED,
  lastVerifiedAt: null,
  countingPoint: null,
  assumption: null,
});

const assumed = (id: string, assumption: string): Origin => ({
  ...quoted(id),
  sourceId: PRODUCT.id,
  credibility: 6,
  assumption,
});

/** The sources that the default needs name. */
export const DEFAULT_NEED_SOURCES: readonly Source[] = [SPHERE, PRODUCT];

/** What a person needs where the operation has no needs.csv, by id. `horizonDays` is the period of durable needs. */
export const listDefaultNeeds = (horizonDays: number): Need[] => [
  {
    id: needId('energy'),
    name: 'Food energy',
    nameLocal: null,
    kind: 'flow',
    unit: 'kcal',
    basis: 'person_day',
    amount: 2100,
    floorAmount: 1050,
    tier: 1,
    periodDays: 7,
    origin: assumed(
      'energy',
      '2,100 kcal by Sphere; the floor of half of it is an assumption, no standard gives one',
    ),
  },
  {
    id: needId('health'),
    name: 'Basic health supplies, people covered',
    nameLocal: null,
    kind: 'durable',
    unit: 'item',
    basis: 'person',
    amount: 1,
    floorAmount: 1,
    tier: 1,
    periodDays: horizonDays,
    origin: assumed(
      'health',
      'everybody within reach of a basic health unit (one for 10,000 people), counted as people covered',
    ),
  },
  {
    id: needId('shelter'),
    name: 'Covered living space',
    nameLocal: null,
    kind: 'durable',
    unit: 'cm2',
    basis: 'person',
    amount: 35_000,
    floorAmount: 17_500,
    tier: 1,
    periodDays: horizonDays,
    origin: assumed(
      'shelter',
      '3.5 m2 by Sphere; the floor of half of it is an assumption, no standard gives one',
    ),
  },
  {
    id: needId('water'),
    name: 'Water',
    nameLocal: null,
    kind: 'flow',
    unit: 'ml',
    basis: 'person_day',
    amount: 15_000,
    floorAmount: 7500,
    tier: 1,
    periodDays: 1,
    origin: quoted('water'),
  },
  {
    id: needId('water-containers'),
    name: 'Water containers of 10 to 20 litres',
    nameLocal: null,
    kind: 'durable',
    unit: 'item',
    basis: 'household',
    amount: 2,
    floorAmount: 1,
    tier: 2,
    periodDays: horizonDays,
    origin: assumed('water-containers', 'two a household by Sphere; the floor of one is an assumption'),
  },
];
