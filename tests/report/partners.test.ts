import { describe, expect, it } from 'vitest';
import { factId, type Operation, type Plan, placeId, sourceId } from '../../src/domain/index.ts';
import {
  buildPublicSummary,
  formatPublicCsv,
  formatTerminalSummary,
  renderReport,
} from '../../src/report/index.ts';
import { buildSampleOperation } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

const origin = {
  factId: factId('agreement-1'),
  sourceId: sourceId('none'),
  credibility: null,
  knownAt: 0,
  lastVerifiedAt: null,
  countingPoint: null,
  assumption: 'Agreed by phone',
};
const operation: Operation = {
  ...buildSampleOperation(),
  agreements: [
    {
      owner: 'Haulier Z',
      kind: 'vehicles',
      partner: null,
      fromDate: null,
      toDate: null,
      commonService: true,
      origin,
    },
  ],
  earmarks: [
    {
      id: 'harbour-grant',
      donor: 'Valley fund',
      programme: null,
      placeIds: [placeId('harbour')],
      areaIds: [],
      needIds: [],
      group: 'new arrivals',
      toDate: null,
      origin: { ...origin, factId: factId('harbour-grant') },
    },
  ],
};
const plan = buildSamplePlan(operation);
const pooled: Plan = { ...plan, partners: { ...plan.partners, agreed: false, poolingCost: null } };

/** The section as text, spaces made plain. */
const readSection = (of: Plan): string => {
  const page = renderReport(operation, of, null);
  const section = /<section id="partners"[\s\S]*?<\/section>/.exec(page)![0];
  return section.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};

describe('the section on partners', () => {
  it('says what is asked of each, what each promised, and under which agreement', () => {
    const text = readSection(plan);
    expect(text).toContain('Haulier Z 12 19 nothing nothing 240 t – 1');
    expect(text).toMatch(/Relief agency A 31 40 [^:]+ : 9 120 [^:]+ : 24 000 – 52 t 2/);
    expect(text).toContain('Owner not known 0 0 nothing nothing – – 0');
    expect(text).toContain('carries for others (common service) every partner open open Agreed by phone');
    expect(text).toMatch(/harbour-grant Valley fund Harbour ; new arrivals open/);
  });

  it('says what it costs people that not all is shared', () => {
    const text = readSection(plan);
    expect(text).toContain('worst-off place and period 51.0 % 64.0 %');
    expect(text).toContain('People at places below a floor 184 320 171 040');
    expect(readSection(pooled)).not.toContain('What it costs');
    const { asAgreed } = plan.partners.poolingCost!;
    const free = { ...plan, partners: { ...plan.partners, poolingCost: { asAgreed, pooled: asAgreed } } };
    expect(readSection(free)).toContain('Sharing more was not found to bring people more.');
    expect(readSection({ ...plan, partners: { ...plan.partners, poolingCost: null } })).toContain(
      'was not computed',
    );
  });

  it('is one line on a terminal, and none where all is shared', () => {
    const print = (of: Plan): string =>
      formatTerminalSummary(operation, of, null, { colour: false, width: 250 });
    expect(print(plan)).toContain(
      'Partners: 2; 240 t carried for others. Survival floors on average: 70.2 % as agreed, 76.1 % with all shared; people at places below a floor: 184,320 and 171,040.',
    );
    expect(print(pooled)).not.toContain('Partners:');
  });

  it('is in nothing public', () => {
    expect(formatPublicCsv(buildPublicSummary(operation, plan))).not.toContain('Haulier');
  });
});
