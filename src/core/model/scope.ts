/** Why a component is there, strongest first. The strongest scope over all paths from a project wins. */
export const scopes = ['runtime', 'peer', 'optional', 'build', 'test', 'development'] as const;

export type Scope = (typeof scopes)[number];

/** 0 is the strongest (runtime). */
export const scopeRank: Readonly<Record<Scope, number>> = {
  runtime: 0,
  peer: 1,
  optional: 2,
  build: 3,
  test: 4,
  development: 5,
};

/** The scope of a path is that of its weakest step. */
export const weakest = (a: Scope, b: Scope): Scope => (scopeRank[a] >= scopeRank[b] ? a : b);

export const strongest = (a: Scope, b: Scope): Scope => (scopeRank[a] <= scopeRank[b] ? a : b);
