import type { Party, Tool } from '../../model/sbom.ts';

/** `Organization: Acme (legal@acme.example)`; `undefined` for NOASSERTION and what follows no form. */
export function readParty(text: string | undefined): Party | undefined {
  if (text === undefined) return undefined;
  const colon = text.indexOf(':');
  const kind = colon === -1 ? undefined : kinds.get(text.slice(0, colon).trim().toLowerCase());
  if (kind === undefined) return undefined;
  return { kind, ...readName(text.slice(colon + 1).trim()) };
}

/** One who contributed to a file, for whom SPDX has no form: a name that may have an address in parentheses behind it. */
export const readContributor = (text: string): Party => ({ kind: 'person', ...readName(text) });

function readName(rest: string): Omit<Party, 'kind'> {
  const open = rest.endsWith(')') ? rest.lastIndexOf('(') : -1;
  const email = open === -1 ? '' : rest.slice(open + 1, -1).trim();
  // a name may hold parentheses of its own; only an address or nothing in the last ones is an e-mail
  if (open === -1 || (email !== '' && !email.includes('@'))) return { name: rest };
  return { name: rest.slice(0, open).trim(), ...(email === '' ? {} : { email }) };
}

const kinds: ReadonlyMap<string, Party['kind']> = new Map([['person', 'person'], ['organization', 'organization'], ['tool', 'tool']]);

export function writeParty({ kind, name, email }: Party): string {
  const word = kind === 'person' ? 'Person' : kind === 'tool' ? 'Tool' : 'Organization';
  return `${word}: ${writeContributor({ name, ...(email !== undefined && { email }) })}`;
}

/** Stands where SPDX demands somebody and nobody is known; who made a document with Muster says with which version. */
export const unknownCreator = 'Tool: muster';

/** Supplier or originator, which no tool can be. */
export const writeProvider = (party: Party): string => writeParty(party.kind === 'tool' ? { ...party, kind: 'organization' } : party);

export const writeContributor = ({ name, email }: Omit<Party, 'kind'>): string => `${name}${email === undefined ? '' : ` (${email})`}`;

/** `Tool: name-version`: the version is what follows the last dash, when it begins with a digit. */
export function readTool(text: string): Tool {
  const dash = text.lastIndexOf('-');
  const version = dash === -1 ? '' : text.slice(dash + 1);
  return /^v?\d/.test(version) ? { name: text.slice(0, dash), version } : { name: text };
}

export const writeTool = ({ name, version }: Tool): string => `Tool: ${name}${version === undefined ? '' : `-${version}`}`;
