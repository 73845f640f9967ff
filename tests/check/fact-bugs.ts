import { placeId, sourceId } from '../../src/domain/index.ts';
import { count, find, type SeededBug, supply } from './draft-operation.ts';
import { AS_OF, DATES, exactly, origin } from './small-clock.ts';

/** Mistakes in choosing, converting and dating facts. */
export const FACT_BUGS: readonly SeededBug[] = [
  {
    title: 'sees what became known later',
    code: 'coverage.people',
    mistake: (operation) => {
      count(operation, 'people-a-late').origin.knownAt = AS_OF;
    },
  },
  {
    title: 'reads ranges at their high end',
    code: 'coverage.people',
    mistake: (operation) => {
      for (const row of operation.people) row.count.best = row.count.high;
    },
  },
  {
    title: 'chooses the less reliable source',
    code: 'coverage.people',
    mistake: (operation) => {
      find(operation.sources, 'radio').reliability = 'A';
    },
  },
  {
    title: 'takes the credible before the reliable',
    code: 'conflict.chosen',
    mistake: (operation) => {
      count(operation, 'people-a').origin.credibility = 1;
      count(operation, 'people-a-radio').origin.sourceId = sourceId('survey');
      count(operation, 'people-a-radio').origin.countingPoint = 'elsewhere';
      count(operation, 'people-a-radio').origin.knownAt += 1;
    },
  },
  {
    title: 'rounds conversions up',
    code: 'coverage.people',
    setting: (operation) => {
      operation.conversions[0]!.factorPpm.best = 5_001_000;
    },
    mistake: (operation) => {
      operation.conversions[0]!.factorPpm.best = 5_002_000;
    },
  },
  {
    title: 'drops groups that need a conversion',
    code: 'coverage.missing',
    mistake: (operation) => {
      operation.conversions.shift();
    },
  },
  {
    title: 'applies flows a day late',
    code: 'coverage.people',
    mistake: (operation) => {
      operation.flows[0]!.date = DATES[2];
    },
  },
  {
    title: 'counts those who move twice',
    code: 'coverage.people',
    mistake: (operation) => {
      operation.flows[0]!.from = null;
    },
  },
  {
    title: 'takes an area for all its sites',
    code: 'coverage.people',
    mistake: (operation) => {
      operation.people.push({
        ...structuredClone(count(operation, 'people-z')),
        subject: { kind: 'place', placeId: placeId('B') },
      });
    },
  },
  {
    title: 'lets lots live a day longer',
    code: 'lot.expired-use',
    setting: (operation) => {
      supply(operation, 'water-h').expiryDate = DATES[1];
    },
    mistake: (operation) => {
      supply(operation, 'water-h').expiryDate = DATES[2];
    },
  },
  {
    title: 'uses arrivals at a hub on the day they come',
    code: 'lot.too-early',
    setting: (operation) => {
      supply(operation, 'kits-h').count = exactly(1);
    },
    mistake: (operation) => {
      supply(operation, 'kits-late').date = DATES[0];
    },
  },
  {
    title: 'loads at the hub what is still at the crossing',
    code: 'stock.below-zero',
    mistake: (operation) => {
      operation.stock.push({ ...supply(operation, 'rations-c'), placeId: placeId('H') });
      operation.arrivals = operation.arrivals.filter((row) => row.origin.factId !== 'rations-c');
    },
  },
  {
    title: 'takes rows of goods for ten times as many',
    code: 'lot.packs',
    mistake: (operation) => {
      operation.conversions[1]!.factorPpm = exactly(100_000_000);
    },
  },
  {
    title: 'sums stock that was counted twice',
    code: 'stock.below-zero',
    mistake: (operation) => {
      supply(operation, 'water-h').count = exactly(400);
      operation.stock = operation.stock.filter((row) => row.origin.factId !== 'water-a');
    },
  },
  {
    title: 'takes a need without supply for met',
    code: 'not-known.hidden',
    mistake: (operation) => {
      operation.needs = operation.needs.filter((need) => need.id !== 'health');
    },
  },
  {
    title: 'plans for one long period instead of days',
    code: 'coverage.missing',
    mistake: (operation) => {
      find(operation.needs, 'water').periodDays = 3;
    },
  },
  {
    title: 'ignores how many a site can serve a day',
    code: 'coverage.received',
    setting: (operation) => {
      operation.capacities.push({
        ...structuredClone(operation.capacities[0]!),
        placeId: placeId('A'),
        trucksPerDay: null,
        peoplePerDay: exactly(300),
        origin: origin('capacity-A'),
      });
    },
    mistake: (operation) => {
      operation.capacities.pop();
    },
  },
];
