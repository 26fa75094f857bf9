import { UsageError } from './exit-codes.ts';

/** Endings that programs go by, each with the others that a format with it is kept under as well. */
const telling = new Set(['json', 'html', 'csv', 'md', 'xml', 'sarif']);
const alsoKeptUnder: Readonly<Record<string, string>> = { sarif: 'json', rdf: 'xml' };

/** Refuses a file whose name says another format than the one that would be written into it: the n-th file belongs to the n-th format, which is soon mistaken. Throws `UsageError`. */
export function demandFittingExtension(file: string, { id, extension }: { readonly id: string; readonly extension: string }): void {
  const [own, said] = [lastOf(extension), lastOf(file)];
  if (own === said || !telling.has(said) || alsoKeptUnder[own] === said) return;
  throw new UsageError(`${file} would hold the format ${id}, and its name says another one.`, `The n-th --output belongs to the n-th --format, and - is standard output: -f ${id} -o - -f FORMAT -o ${file}`);
}

const lastOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
