import type { Terminal } from './terminal.ts';

/** The line that every answer about an exercise begins with. */
export const formatExerciseNotice = (terminal: Terminal): string =>
  terminal.colours.yellow('EXERCISE: the people, stock and events are made up. Not for real use.');
