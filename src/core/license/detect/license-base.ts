/** What the versions and variants of a licence have in common: `GPL` of `GPL-2.0-only`, `BSD` of `BSD-3-Clause`, `MPL` of `MPL-1.1`. */
export const licenseBase = (expression: string): string =>
  /^([AL]?GPL|GFDL)-/.exec(expression)?.[1] ?? (expression.startsWith('BSD-') ? 'BSD' : expression.replace(/-v?\d.*$/, ''));
