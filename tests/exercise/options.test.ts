import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildAccessTimeline, classifyFleet } from '../../src/network/index.ts';
import { islandLonE7 } from './drawn-streets.ts';
import { attempt, makeInFolder, withFolder } from './in-folder.ts';

describe('the options of an exercise', () => {
  it.each([
    { sites: '5', hubs: '1', crossings: '0', days: '1', classes: '1', states: '1', seed: '3' },
    { sites: '31', hubs: '3', crossings: '2', days: '5', classes: '3', states: '7', seed: '4' },
    {
      sites: '60',
      hubs: '4',
      crossings: '3',
      days: '9',
      classes: '6',
      states: '28',
      seed: '9007199254740991',
    },
  ])('are kept exactly: %o', async (asked) => {
    const { operation, states, problems } = await makeInFolder(asked);
    const count = (kind: string) => operation.places.filter((place) => place.kind === kind).length;
    expect(problems).toEqual([]);
    expect([count('site'), count('hub'), count('crossing')]).toEqual(
      [asked.sites, asked.hubs, asked.crossings].map(Number),
    );
    expect(operation.days).toHaveLength(Number(asked.days));
    expect(new Set(operation.fleet.map(({ kind }) => kind)).size).toBe(Number(asked.classes));
    expect(classifyFleet(operation.fleet).classes).toHaveLength(Number(asked.classes));
    const { days } = operation;
    const interval = { from: days[0]!.startsAt, to: days.at(-1)!.endsAt };
    const timeline = buildAccessTimeline(operation.access, days, interval);
    expect(timeline.states).toHaveLength(Number(asked.states));
    expect(states).toBe(Number(asked.states));
  });

  it('make every number of states up to twelve a day', async () => {
    for (let wanted = 1; wanted <= 24; wanted++) {
      const { states } = await makeInFolder({
        sites: '4',
        hubs: '1',
        crossings: '0',
        days: '2',
        states: String(wanted),
      });
      expect(states).toBe(wanted);
    }
  });

  it('put every place on a junction of the town, none on the island, which nothing reaches', async () => {
    const { operation } = await makeInFolder({ sites: '100', hubs: '4', crossings: '3' });
    const nodes = new Set(
      Array.from(operation.roads.latE7, (lat, node) => `${lat}|${operation.roads.lonE7[node]}`),
    );
    const spots = operation.places.map(({ latE7, lonE7 }) => `${latE7}|${lonE7}`);
    expect(spots.filter((spot) => !nodes.has(spot))).toEqual([]);
    expect(new Set(spots).size).toBe(107);
    expect(operation.places.filter(({ lonE7 }) => lonE7 > islandLonE7())).toEqual([]);
  });

  it('are refused all at once, with the folder that is in use and the roads that are not there', async () => {
    await withFolder(async (parent) => {
      await mkdir(join(parent, 'exercise'));
      await writeFile(join(parent, 'exercise', 'mine.txt'), 'mine');
      const outcome = await attempt(parent, {
        sites: '0',
        days: '2',
        states: '25',
        tightness: '1.2345',
        seed: '-1',
      });
      if (outcome.kind !== 'invalid') throw new Error('made');
      expect(outcome.problems.map(({ code, at }) => [code, at.file])).toEqual([
        ['exercise.bad-option', '--sites'],
        ['exercise.bad-option', '--seed'],
        ['exercise.bad-option', '--states'],
        ['exercise.bad-option', '--tightness'],
        ['exercise.folder', '"exercise"'],
      ]);
      expect(await readdir(join(parent, 'exercise'))).toEqual(['mine.txt']);
    });
  });

  it('ask for no more places than there are junctions, and nothing is written', async () => {
    await withFolder(async (parent) => {
      const outcome = await attempt(parent, { sites: '170' });
      if (outcome.kind !== 'invalid') throw new Error('made');
      expect(outcome.problems.map(({ code }) => code)).toEqual(['exercise.too-few-junctions']);
      expect(await readdir(parent)).toEqual(['town.geojson']);
    });
  });
});
