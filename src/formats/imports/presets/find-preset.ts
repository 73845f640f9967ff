import type { MessyTable } from '../../messy/messy-table.ts';
import type { ProblemList } from '../../problem-list.ts';
import type { ImportKind } from '../mapping.ts';
import { CODED_BOUNDARIES } from './coded-boundaries.ts';
import { GLOBAL_PCODES } from './global-pcodes.ts';
import { HAPI_FOOD_SECURITY } from './hapi-food-security.ts';
import { HAPI_NEEDS } from './hapi-needs.ts';
import { HPC_NEEDS } from './hpc-needs.ts';
import { IPC_AREAS } from './ipc-areas.ts';
import { IPC_LONG_TABLE } from './ipc-long-table.ts';
import type { Preset, PresetInfo, Recipe } from './preset.ts';

const RECIPES: readonly Recipe[] = [
  HAPI_NEEDS,
  HAPI_FOOD_SECURITY,
  HPC_NEEDS,
  IPC_LONG_TABLE,
  IPC_AREAS,
  GLOBAL_PCODES,
  CODED_BOUNDARIES,
];

export type FoundPreset =
  | { readonly kind: 'none' }
  | { readonly kind: 'ready'; readonly preset: Preset }
  /** Recognised, but a choice is missing; the problems say which. */
  | { readonly kind: 'asked'; readonly title: string };

/** The published file that a table is by its headers, applied to an operation. Codes: import.preset-choice. */
export function findPreset(
  table: MessyTable,
  kind: ImportKind,
  info: PresetInfo,
  problems: ProblemList,
): FoundPreset {
  const headers = new Set(table.headers.map(({ text }) => text.toLowerCase()));
  for (const recipe of RECIPES) {
    if (recipe.kind !== kind || !recipe.headers.every((header) => headers.has(header))) continue;
    const preset = recipe.apply(table, info, problems);
    return preset === null ? { kind: 'asked', title: recipe.title } : { kind: 'ready', preset };
  }
  return { kind: 'none' };
}
