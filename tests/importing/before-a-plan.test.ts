import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newOperation, validateOperation } from '../../src/services/index.ts';
import { atDesk, type OperationDesk } from './operation-desk.ts';

const FROM = { publisher: 'District', published: '2024-05-05' };

/** A road from 36.30 to 36.40 east, a lane of its own beside it, and a oneway road that leads away from its end. */
const ROADS = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    line('main', [36.3, 32.3], [36.4, 32.3], {}),
    line('lane', [36.35, 32.31], [36.355, 32.31], {}),
    line('away', [36.4, 32.3], [36.45, 32.3], { oneway: 'yes' }),
  ],
});

function line(id: string, from: number[], to: number[], more: object): object {
  return {
    type: 'Feature',
    properties: { id, highway: 'secondary', ...more },
    geometry: { type: 'LineString', coordinates: [from, to] },
  };
}

const PLACES = `Name,Type,Latitude,Longitude
Hub on the road,warehouse,32.3,36.31
Hub on the lane,warehouse,32.31,36.352
Camp,camp,32.3,36.39
Gate,border crossing,32.3,36.32
Camp of no return,camp,32.3,36.44
`;

const start = async (desk: OperationDesk): Promise<void> => {
  rmSync(desk.operation, { recursive: true });
  await newOperation({
    ...{ folder: desk.operation, name: 'Valley', zone: 'Asia/Amman' },
    ...{ first: '2024-05-06', last: '2024-05-08', exercise: true },
  });
};

const codesLacking = async (desk: OperationDesk): Promise<string[]> =>
  (await validateOperation(desk.operation)).lacking.map(({ code, at }) => `${code} ${at.file}`);

it('says of a new operation all that a plan of it would lack', async () => {
  await atDesk(async (desk) => {
    await start(desk);
    expect(await validateOperation(desk.operation)).toMatchObject({ valid: true, problems: [] });
    expect(await codesLacking(desk)).toEqual([
      'operation.nothing-yet roads or links',
      // Neither a place that supply comes from, nor one where people are served.
      'operation.nothing-yet places',
      'operation.nothing-yet places',
      'operation.nothing-yet people',
      'operation.nothing-yet goods',
      'operation.nothing-yet stock or arrivals',
      'operation.nothing-yet fleet',
    ]);
  });
});

it('says which places no vehicle can use and come home, and which crossing nothing is planned through', async () => {
  await atDesk(async (desk) => {
    await start(desk);
    const goods =
      'Item,Weight (kg),Volume (m3),Packing,Needs\nFood parcel,21.5,0.04,parcel,energy: 73500 kcal\n';
    const fleet = 'Type,Nos,Base,Payload (MT),Volume (m3),Duty hours\nTruck,3,Hub on the road,10,35,10\n';
    const steps = [
      ['roads', 'roads.geojson', ROADS],
      ['places', 'sites.csv', PLACES],
      ['goods', 'goods.csv', goods],
      ['people', 'people.csv', 'Site,Individuals,Date\nCamp,"2,400",5 May 2024\n'],
      ['stock', 'stock.csv', 'Warehouse,Item,Qty,Date\nHub on the lane,Food parcel,900,5 May 2024\n'],
      ['arrivals', 'pipeline.csv', 'Entry point,Item,Qty,ETA\nGate,Food parcel,300,7 May 2024\n'],
      ['fleet', 'fleet.csv', fleet],
    ] as const;
    for (const [kind, name, text] of steps)
      expect(await desk.bring(kind, name, text, FROM), kind).toMatchObject({ done: 'written' });
    const { valid, problems, lacking } = await validateOperation(desk.operation);
    expect({ valid, problems }).toEqual({ valid: true, problems: [] });
    expect(lacking.map(({ code, expected }) => [code, expected])).toEqual([
      ['capacity.crossing-unused', 'how many trucks a day "Gate" can take'],
      // The road to it is oneway: a truck could go there and never come home.
      ['places.cut-off', expect.stringContaining('"Camp of no return" (site camp-of-no-return)')],
      // The lane meets no other road.
      ['places.cut-off', expect.stringContaining('"Hub on the lane" (hub hub-on-the-lane)')],
    ]);

    // A link mends what the map lacks, and a row of capacity.csv opens the crossing.
    writeFileSync(
      join(desk.operation, 'links.csv'),
      'id,from,to,minutes,overrides,source\na,hub-on-the-road,hub-on-the-lane,10,no,sites\nb,hub-on-the-road,camp-of-no-return,30,no,sites\n',
    );
    writeFileSync(
      join(desk.operation, 'capacity.csv'),
      'place,from,trucks_per_day,source\ngate,2024-05-06,20,sites\n',
    );
    expect((await validateOperation(desk.operation)).problems).toEqual([]);
    expect(await codesLacking(desk)).toEqual([]);

    // A link that says nothing of the roads takes both its ends off them: the hub then reaches no camp of the map.
    writeFileSync(
      join(desk.operation, 'links.csv'),
      'id,from,to,minutes,source\na,hub-on-the-road,hub-on-the-lane,10,sites\n',
    );
    const { lacking: linked } = await validateOperation(desk.operation);
    expect(linked.find(({ expected: text }) => text.includes('hub-on-the-road'))).toMatchObject({
      code: 'places.cut-off',
      remedy: expect.stringContaining('overrides no'),
    });
  });
});

it('asks about exchanged coordinates of the first places where roads tell where the operation lies', async () => {
  await atDesk(async (desk) => {
    await start(desk);
    const swapped = 'Name,Type,Latitude,Longitude\nCamp,camp,36.39,32.3\n';
    await desk.bring('roads', 'roads.geojson', ROADS, FROM);
    expect(await desk.bring('places', 'sites.csv', swapped, FROM)).toMatchObject({
      done: 'refused',
      result: { problems: [{ code: 'import.swapped-coordinates' }] },
    });
    expect(await desk.bring('places', 'sites.csv', PLACES, FROM)).toMatchObject({ done: 'written' });
  });
});

it('proposes a mapping with a line for every question, and leaves the answers of the person alone', async () => {
  await atDesk(async (desk) => {
    const report = 'Warehouse,Item,Qty,Unit\nMain Warehouse,Riz,4,pallet\n,Rice 25 kg,7,pallet\n';
    const wishes = { source: 'wh-call', set: { date: '2024-05-05' }, approve: false };
    const first = await desk.bring('stock', 'Report.csv', report, wishes);
    expect(first).toMatchObject({
      done: 'proposed',
      papers: ['imports/stock-report.proposed.yaml'],
      keptProposal: false,
    });
    const path = join(desk.operation, 'imports', 'stock-report.proposed.yaml');
    const proposed = readFileSync(path, 'utf8');
    expect(proposed).toContain('\n    Riz: # ');
    expect(proposed).toContain('- { unit: pallet, good: rice, packs: } #');
    expect(proposed).toContain('\n# fill_down: [place]\n');

    // As it stands it answers nothing, and is read without a fault.
    expect(await desk.bring('stock', 'Report.csv', report, { ...wishes, map: proposed })).toMatchObject({
      done: 'refused',
      result: { mappingFrom: 'given' },
    });

    const answered = proposed
      .replace('Riz: #', 'Riz: rice #')
      .replace('packs: }', 'packs: 40 }')
      .replace('# fill_down', 'fill_down');
    writeFileSync(path, answered);
    // The same command without --map does not write over it.
    expect(await desk.bring('stock', 'Report.csv', report, wishes)).toMatchObject({ keptProposal: true });
    expect(readFileSync(path, 'utf8')).toBe(answered);

    expect(await desk.bring('stock', 'Report.csv', report, { ...wishes, map: answered })).toMatchObject({
      result: { counts: { refused: 1 }, problems: [{ code: 'import.same-key', at: { row: 3 } }] },
    });
  });
});

it('says what stands in columns that are not read', async () => {
  await atDesk(async (desk) => {
    const far = ','.repeat(210);
    const report = `Warehouse,Item,Qty${far}Remarks\nMain Warehouse,Soap,4${far}two leak\nQantara Warehouse,Soap,6${far}\n`;
    const outcome = await desk.bring('stock', 'Wide.csv', report, {
      source: 'wh-call',
      set: { date: '2024-05-05' },
    });
    expect(outcome).toMatchObject({
      done: 'written',
      // 3 columns and 210 commas: the remark stands in column 213, HE.
      result: {
        problems: [
          { code: 'import.too-many-columns', got: 'content as far as column HE', severity: 'warning' },
        ],
      },
    });
  });
});

it('says that --set gave nothing where every row has a cell of its own', async () => {
  await atDesk(async (desk) => {
    const report = 'Warehouse,Item,Qty,Date\nMain Warehouse,Soap,4,5 May 2024\n';
    const wishes = { source: 'wh-call', set: { date: '2024-05-06' } };
    expect(await desk.bring('stock', 'Report.csv', report, wishes)).toMatchObject({
      done: 'written',
      result: { problems: [{ code: 'import.set-unused', at: { column: 'Date' } }] },
    });
  });
});
