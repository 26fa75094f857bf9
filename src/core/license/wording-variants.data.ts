/**
 * Licences of the SPDX list that are a wording of another one and ask nothing that it does not ask: authors go on to write the older, shorter name, and mean the text that they ship.
 * By the id of the wording: the id that authors write.
 */
export const wordingVariants: Readonly<Record<string, string>> = {
  'BSD-2-Clause-Views': 'BSD-2-Clause',
  'BSD-2-Clause-first-lines': 'BSD-2-Clause',
  'BSD-2-Clause-Darwin': 'BSD-2-Clause',
  'BSD-3-Clause-Sun': 'BSD-3-Clause',
  'BSD-3-Clause-Tso': 'BSD-3-Clause',
  'BSD-3-Clause-HP': 'BSD-3-Clause',
  'ISC-Veillard': 'ISC',
  'MIT-Wu': 'MIT',
  'MIT-Modern-Variant': 'MIT',
  'MIT-testregex': 'MIT',
  X11: 'MIT',
  'Python-2.0.1': 'Python-2.0',
};
