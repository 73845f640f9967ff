import { z } from 'zod';

/** More items than any plan lists. */
const MOST_ITEMS = 2_000_000;

/** Items that are told of one list: a plan is never edited by hand, so that all of them have one cause. */
const MOST_FAULTY = 100;

/**
 * A list of at least `least` items. Unlike zod's own it stops at the hundredth faulty item: noting each of a million
 * would take gigabytes.
 */
export const planList = <T extends z.ZodType>(item: T, least = 0) =>
  z
    .array(z.unknown())
    .min(least)
    .max(MOST_ITEMS)
    .transform((values, context): z.infer<T>[] => {
      const items: z.infer<T>[] = [];
      let faulty = 0;
      for (let index = 0; index < values.length && faulty < MOST_FAULTY; index++) {
        const read = item.safeParse(values[index]);
        if (read.success) {
          items.push(read.data);
          continue;
        }
        faulty++;
        for (const issue of read.error.issues) {
          const inList = { ...issue, input: values[index], path: [index, ...issue.path] };
          context.issues.push(inList as (typeof context.issues)[number]);
        }
      }
      return items;
    });
