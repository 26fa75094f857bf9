import type { SimpleLicense } from '#core/license/expression.ts';

/** `bsd` of `BSD-3-Clause`, of `0BSD` and of `LicenseRef-unspecified-BSD`: what a name has in common with others that leave out its version. */
export function familyOf(license: SimpleLicense): string {
  const id = license.id.toLowerCase();
  const name = id.startsWith('licenseref-unspecified-') ? id.slice('licenseref-unspecified-'.length) : id;
  // the usual instruments by which authors give up their rights
  if (id === 'licenseref-public-domain' || name.startsWith('cc0-') || name === 'cc-pddc' || name === 'unlicense') return 'public-domain';
  if (license.kind === 'reference' && name === id) return id;
  if (name === '0bsd') return 'bsd';
  const [first] = name.split('-') as [string];
  return first === 'psf' || first === 'cnri' ? 'python' : first === 'oldap' ? 'openldap' : first;
}
