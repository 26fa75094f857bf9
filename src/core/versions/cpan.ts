import { notAVersion, orderNumerals, orderPadded, type VersionOrder } from './version-order.ts';

const grammar = /^v?[0-9]*(?:\.[0-9_]+)*(?:-TRIAL)?$/;

/** Perl: with one dot a decimal fraction (`1.9 > 1.10`), with more dots or a `v` numbers; each three decimals make one number. */
export const cpan: VersionOrder = {
  compare: (left, right) => orderPadded(read(left), read(right), '0', orderNumerals),
  isVersion: (text) => grammar.test(text) && /[0-9]/.test(text),
};

function read(text: string): string[] {
  const trimmed = text.trim();
  if (!grammar.test(trimmed) || !/[0-9]/.test(trimmed)) throw notAVersion('Perl', text);
  const plain = trimmed.replace('-TRIAL', '').replaceAll('_', '');
  if (plain.startsWith('v') || plain.indexOf('.') !== plain.lastIndexOf('.')) return plain.replace('v', '').split('.');
  const [whole = '', fraction = ''] = plain.split('.');
  return [whole, ...(fraction.match(/[0-9]{1,3}/g) ?? []).map((digits) => digits.padEnd(3, '0'))];
}
