const CLASSES = ['restricted', 'confidential', 'strictly-confidential'] as const;

export type RestrictedClass = (typeof CLASSES)[number];

/** The class of papers that hold times, routes and stock: what the operation says, and never below restricted. */
export const findRestrictedClass = (sensitivity: string): RestrictedClass =>
  CLASSES.find((name) => name === sensitivity) ?? 'restricted';
