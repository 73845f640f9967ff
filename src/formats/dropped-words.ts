/**
 * Words that call a place or a way safe, in languages of operations. They are one side's claim and have cost lives:
 * they are dropped from names at import and nothing of the product ever puts them back.
 */
const SAFE_WORDS = [
  /(?<![\p{L}\p{N}])safe(?:r|st|ly)?(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])(?:ال)?[آا]من(?:ة|ه)?(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])ה?בטוח(?:ה|ים|ות)?(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?:sûre?s?|sécurisée?s?)(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])(?:zonas? seguras?|безопасн\p{L}*|безпечн\p{L}*)(?![\p{L}\p{N}])/giu,
];

/** Headings under which sources tell who holds or claims a place. What stands there is never carried on. */
const PARTY_STATUS =
  /^(status|state|party|side|control|controlled_?by|actor|faction|zone_?type|safety|security|military.*)$/i;

export const isPartyStatus = (property: string): boolean => PARTY_STATUS.test(property.trim());

/** `text` without words that call it safe; empty where nothing else was there. */
export function dropSafeWords(text: string): string {
  let kept = text;
  for (const word of SAFE_WORDS) kept = kept.replace(word, ' ');
  if (kept === text) return text;
  // Again: what stood around a dropped word may be one now.
  return dropSafeWords(
    kept
      .replace(/\(\s*\)|\[\s*\]/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, ''),
  );
}
