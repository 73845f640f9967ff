import { describe, expect, it } from 'vitest';
import type { Ask, Operation } from '../../src/domain/index.ts';
import {
  BRIEF_ROOMS,
  buildBrief,
  buildMovementPapers,
  composeBrief,
  composeLeaderSheet,
  LEADER_TENTH_POINTS,
  renderPaperTypst,
} from '../../src/report/index.ts';
import { openPrinter } from '../../src/services/printer/typst-printer.ts';
import { buildSampleOperation } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

const operation = buildSampleOperation();
const plan = buildSamplePlan(operation);
const DATE = '2025-03-04';
const printer = await openPrinter();

/** Where there is no binary for the machine the command writes HTML alone and says so. */
describe.skipIf(printer === null)('the PDF of a paper', () => {
  const print = (source: string) => printer!.print(source);
  const listBriefs = (of: Operation, room = BRIEF_ROOMS.at(-1)!) =>
    (['en', 'ar'] as const).map((language) =>
      renderPaperTypst(composeBrief(of, plan, buildBrief(of, plan, DATE), language, room)),
    );

  it('is one side of A4 for the brief in both languages', () => {
    for (const source of listBriefs(operation, BRIEF_ROOMS[1])) expect(print(source).pages).toBe(1);
  });

  it('stays one side of A4 with long names and many asks and limits', () => {
    const [constraint] = operation.access;
    const ask = (index: number): Ask => ({
      id: `ask-${index}`,
      askedOf: `The authority with the rather long name that is responsible for gate ${index}`.repeat(3),
      askedBy: 'access officer',
      askedAt: plan.asOf - 86_400,
      text: 'When, how many and through which of the gates, and who will confirm it? '.repeat(8),
      row: 'S4',
      answer: null,
      answeredAt: null,
      peopleAffected: 123_456,
      origin: constraint!.origin,
    });
    const crowded: Operation = {
      ...operation,
      name: 'An operation with a name that goes on '.repeat(10),
      asks: Array.from({ length: 40 }, (_, index) => ask(index)),
      access: Array.from({ length: 60 }, (_, index) => ({
        ...constraint!,
        id: `c-${index}` as (typeof constraint & object)['id'],
        name: `A limit on access with a long description of where and why, number ${index}`.repeat(2),
        origin: { ...constraint!.origin, knownAt: plan.asOf - 3_600 },
      })),
    };
    for (const source of listBriefs(crowded)) expect(print(source).pages).toBe(1);
  });

  it('has the same bytes each time, its own fonts, and no hour of its making', () => {
    const [source] = listBriefs(operation) as [string];
    const [first, second] = [print(source).bytes(), print(source).bytes()];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const text = Buffer.from(first).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain('IBMPlexSansArabic');
    expect(text).not.toContain('CreationDate');
  });

  it('takes one side for a convoy of eight vehicles with two stops', () => {
    const papers = buildMovementPapers(operation, plan);
    const [one] = papers;
    const wide = {
      ...one!,
      vehicles: Array.from({ length: 8 }, (_, at) => ({ ...one!.vehicles[0]!, position: at + 1 })),
    };
    const source = renderPaperTypst(composeLeaderSheet(operation, plan, wide, LEADER_TENTH_POINTS.at(-1)!));
    expect(print(source).pages).toBe(1);
  });

  it('reads nothing that a name tells it to read', () => {
    const hostile = '#read("/etc/passwd") #import "@preview/x:1.0.0" ] $ \\ " #panic()\u0000';
    const changed: Operation = {
      ...operation,
      name: hostile,
      nameLocal: hostile,
      places: operation.places.map((place) => ({ ...place, name: hostile, nameLocal: hostile })),
      goods: operation.goods.map((good) => ({ ...good, name: hostile, nameLocal: hostile })),
    };
    for (const source of listBriefs(changed)) expect(print(source).pages).toBe(1);
    const [papers] = buildMovementPapers(changed, plan);
    expect(print(renderPaperTypst(composeLeaderSheet(changed, plan, papers!, 80))).pages).toBe(1);
  });
});
