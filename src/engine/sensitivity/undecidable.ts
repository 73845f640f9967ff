import type { Headline, HeadlineValue, SensitivityLine } from '../../domain/index.ts';

/** What a re-plan is compared by. */
export const listHeadlineValues = (headlines: readonly Headline[]): readonly HeadlineValue[] =>
  headlines.map(({ row, verdict, value }) => ({ row, verdict, value }));

/** Headlines with `not-decidable` where any of the influential assumptions, at its low or high, gives another verdict (R22c). */
export const markUndecidable = (
  headlines: readonly Headline[],
  sensitivity: readonly SensitivityLine[],
): readonly Headline[] =>
  headlines.map((headline) => {
    const others = sensitivity
      .flatMap((line) => [...line.low.headlines, ...line.high.headlines])
      .filter((value) => value.row === headline.row);
    return others.some((value) => value.verdict !== headline.verdict)
      ? { ...headline, verdict: 'not-decidable', shortBy: null }
      : headline;
  });
