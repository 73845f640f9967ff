import type { BindingLimit, NotKnown, Operation, Place, Plan, UnmetLine } from '../domain/index.ts';
import { PLAIN_STYLE } from './figures.ts';
import { buildReportContext, type ReportContext } from './report-context.ts';
import { toPlain, wrapText } from './terminal-text.ts';

/** One place, what it lacks and which limits bind there, strongest first. */
export interface ExplainedPlace {
  readonly place: Place;
  readonly unmet: readonly UnmetLine[];
  readonly limits: readonly BindingLimit[];
  readonly notKnown: readonly NotKnown[];
}

/** For a terminal: what is unmet at each place and why, in lines of at most `width` columns. An exercise says so first. */
export function formatExplanation(
  operation: Operation,
  plan: Plan,
  places: readonly ExplainedPlace[],
  options: { readonly width: number },
): string {
  const context = buildReportContext(operation, plan, PLAIN_STYLE);
  const { exercise } = plan.operation;
  return [
    ...(exercise ? [...wrapText(context.say('exercise.bar'), options.width), ''] : []),
    ...places.flatMap((place) => [...formatPlace(context, place, options.width), '']),
  ]
    .join('\n')
    .trimEnd();
}

function formatPlace(context: ReportContext, explained: ExplainedPlace, width: number): string[] {
  const { say, names } = context;
  const { place, unmet, limits, notKnown } = explained;
  const area = place.areaId === null ? '' : `, ${names.of(place.areaId)}`;
  const unknown = notKnown.flatMap((item) => wrapText(formatUnknown(context, item), width, '  - '));
  const counted = context.plan.coverage.some((line) => line.placeId === place.id);
  const nothing =
    unmet.length === 0 ? wrapText(say(counted ? 'explain.nothing' : 'explain.not-planned'), width, '  ') : [];
  return [
    toPlain(`${place.name}${area} (${place.id})`),
    ...unknown,
    ...nothing,
    ...unmet.flatMap((line) => wrapText(formatUnmet(context, line), width, '  - ')),
    ...limits.flatMap((limit) => wrapText(formatLimit(context, place, limit), width, '  > ')),
  ];
}

function formatUnknown({ say }: ReportContext, item: NotKnown): string {
  return say('explain.not-known', { code: item.code, detail: item.detail }).trim();
}

function formatUnmet(context: ReportContext, line: UnmetLine): string {
  const { say, figures, clock, operation, names } = context;
  const unit = operation.needs.find((need) => need.id === line.needId)?.unit ?? '';
  return say('explain.unmet', {
    need: names.of(line.needId),
    from: clock.shortDate(line.fromDate),
    to: clock.shortDate(line.toDate),
    amount: figures.amount(line.unmetAmount, unit, 2),
    people: figures.significant(line.people, 2),
  });
}

function formatLimit({ say, figures, names }: ReportContext, place: Place, limit: BindingLimit): string {
  const subject = limit.subject === '' || limit.subject === place.id ? '' : ` (${names.of(limit.subject)})`;
  return say('explain.limit', {
    limit: `${say(`limit.${limit.kind}`)}${subject}`,
    share: figures.share(limit.sharePpm),
  });
}
