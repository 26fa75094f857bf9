import type { LicenseStatement } from '../../model/component.ts';

/** Several statements of which one may be chosen, in one: `Eclipse Public License 1.0 <https://…> OR GNU General Public License`. `choiceParts` reads it. */
export const writtenChoice = (statements: readonly LicenseStatement[]): string =>
  statements.map(({ value, url }) => (url === undefined ? value : `${value} <${url}>`)).join(' OR ');

/** The statements of such a choice, each with its address; one where it is none. */
export function choiceParts(written: string): readonly LicenseStatement[] {
  return written.split(' OR ').map((part) => {
    const value = part.trim();
    const [, name, url] = /^(.+?) <(https?:\/\/[^\s<>]+)>$/i.exec(value) ?? [];
    return name === undefined || url === undefined ? { value } : { value: name, url };
  });
}
