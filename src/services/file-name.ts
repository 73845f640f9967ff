/** Ids may hold signs that file systems do not take; a movement's own file still tells it from others. */
export const toFileName = (id: string): string => id.replace(/[^\p{L}\p{M}\p{N}._@+-]/gu, '_').slice(0, 80);
