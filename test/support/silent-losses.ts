import type { SbomProblem } from '#core/plugin/sbom-format.ts';

interface Leaf {
  /** Keys from the outside in, without places in lists; an element of SPDX 3 stands for itself by its type. */
  readonly path: readonly string[];
  readonly value: string;
}

/** Ids, references to them, and what only says of which kind a value beside it is. */
const structure: ReadonlySet<string> = new Set([
  '$schema', '@context', '@id', 'SPDXID', 'alg', 'algorithm', 'aggregate', 'annotationType', 'assemblies', 'bom-ref', 'bomFormat', 'createdBy', 'createdUsing', 'creationInfo', 'dataLicense', 'dependencies', 'dependsOn', 'documentDescribes', 'element',
  'encoding', 'extension_cdxPropName', 'externalSpdxId', 'externalIdentifierType', 'externalRefType', 'from', 'hasFiles', 'namespaceMap', 'originatedBy', 'profileConformance', 'provides', 'ref', 'reference', 'referenceCategory', 'referenceType', 'relatedSpdxElement',
  'relationshipType', 'rootElement', 'serialNumber', 'simplelicensing_customIdToUri', 'snippetFromFile', 'software_snippetFromFile', 'spdxElementId', 'spdxId', 'spdxVersion', 'specFormat', 'specVersion', 'subject', 'suppliedBy', 'to', 'type',
]);

function* leavesOf(value: unknown, path: readonly string[]): Generator<Leaf> {
  if (Array.isArray(value)) for (const item of value) yield* leavesOf(item, path);
  else if (typeof value === 'object' && value !== null) {
    const { type } = value as { readonly type?: unknown };
    const here = path.at(-1) === '@graph' && typeof type === 'string' ? [type] : path;
    for (const [key, member] of Object.entries(value)) if (!structure.has(key) || (typeof member === 'object' && key === 'creationInfo')) yield* leavesOf(member, [...here, key]);
  } else if (typeof value === 'string' || typeof value === 'number') yield { path, value: String(value) };
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Statements that there is nothing to say, and constants, which every format spells in its own way. */
const isConstant = (value: string): boolean => /^[A-Z][A-Z_-]+$/.test(value) || value.trim() === '';

/** A name that SPDX 2 writes with a mail or version behind it, the same second of time, and addresses that were escaped. */
function spellingsOf(value: string): readonly string[] {
  const name = /^(?:Person: |Organization: |Tool: )?(.*?)(?: \([^)]*\))?$/s.exec(value)?.[1] ?? value;
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return [value, name, name.replace(/-[^-]*$/, ''), ...(Number.isNaN(time) ? [] : [new Date(time).toISOString().slice(0, 19)]), value.replaceAll(' ', '%20')];
}

/** Places in the neutral model against what the formats call it. */
const ofModel: Readonly<Record<string, readonly string[]>> = {
  relationships: ['relationships', 'Relationship', 'LifecycleScopedRelationship'], externalDocuments: ['externalDocumentRefs', 'import', 'externalReferences'], snippets: ['snippets', 'software_Snippet'],
  tools: ['tools'],
  licenses: ['hasExtractedLicensingInfos', 'expandedlicensing_CustomLicense', 'simplelicensing_SimpleLicensingText'],
};

/** What `output` does not say and `losses` does not tell, by path; `isSaid` knows what the formats say in other words. */
export function silentLosses(source: unknown, output: unknown, losses: readonly SbomProblem[], isSaid: (leaf: Leaf) => boolean): string[] {
  const words = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        words.add(plain(key));
        collect(member);
      }
    } else for (const word of [String(value), ...String(value).split('='), ...String(value).split(/[^\p{L}\p{N}.]+/u)]) words.add(plain(word));
  };
  collect(output);
  const all = [...words].join('\n');
  const told = losses.map(({ at, message }) => ({ keys: at.split('/').filter((key) => !/^(?:\d+|components|document|)$/.test(key)), message: plain(message) }));
  const isTold = ({ path, value }: Leaf): boolean => told.some(({ keys, message }) => message.includes(plain(value)) || (keys.length > 0 && (keys.every((key) => path.includes(key)) || (ofModel[keys[0]!] ?? []).some((key) => path.includes(key)))));
  const found = new Set<string>();
  for (const leaf of leavesOf(source, [])) {
    const isThere = (word: string): boolean => words.has(plain(word)) || (word.length > 3 && all.includes(plain(word)));
    if (isConstant(leaf.value) || spellingsOf(leaf.value).some(isThere) || isTold(leaf) || isSaid(leaf)) continue;
    found.add(`${leaf.path.join('/')}: ${leaf.value.slice(0, 60)}`);
  }
  return [...found];
}
