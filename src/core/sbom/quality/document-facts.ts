import type { Party, Sbom } from '../../model/sbom.ts';
import type { SbomProblem } from '../../plugin/sbom-format.ts';
import { isRecord, list, text } from '../../text/value.ts';

/** Whether something is said; `unknown` is the explicit statement that it is not known. */
export type Answer = 'yes' | 'no' | 'unknown';

export interface ScoredDocument {
  readonly sbom: Sbom;
  /** Id of the `SbomFormat` it was read by. */
  readonly format: string;
  /** What its own specification says against it. */
  readonly problems: readonly SbomProblem[];
}

export const answer = (isSaid: boolean): Answer => (isSaid ? 'yes' : 'no');

const isNamed = ({ name }: Party): boolean => name.trim() !== '';

export const isReachable = ({ email, urls }: Party): boolean => (email ?? '') !== '' || (urls ?? []).length > 0;

const dateForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

const isOf = (family: string, sbom: Sbom): boolean => sbom.format === family;

const hasNoProblemAt = (at: string) => ({ sbom, problems }: ScoredDocument): Answer => answer(isOf('spdx', sbom) && !problems.some((problem) => problem.at === at));

export const documentFacts = {
  /** A person or organization; a tool is no author. */
  author: ({ sbom }) => answer([...sbom.authors, ...creators(sbom)].some((party) => party.kind !== 'tool' && isNamed(party))),
  reachableAuthor: ({ sbom }) => answer([...sbom.authors, ...creators(sbom)].some(isReachable)),
  organizationAndTool: ({ sbom }) => answer([...sbom.authors, ...creators(sbom)].some(({ kind }) => kind === 'organization') && sbom.tools.length > 0),
  tool: ({ sbom }) => answer(sbom.tools.some(({ name }) => name.trim() !== '')),
  timestamp: ({ sbom }) => answer(dateForm.test(sbom.timestamp ?? '')),
  generationContext: ({ sbom }) => answer(sbom.lifecycles.length > 0),
  creatorComment: ({ sbom }) => answer(sbom.lifecycles.length > 0 || (text(sbom.foreign.spdx, 'creationInfo', 'comment') ?? '').trim() !== ''),
  identifier: ({ sbom }) => answer((sbom.identifier ?? '') !== ''),
  name: ({ sbom }) => answer((sbom.name ?? '').trim() !== ''),
  specVersion: ({ sbom }) => answer(sbom.specVersion !== ''),
  dataLicense: ({ sbom }) => answer((sbom.dataLicense ?? '') !== ''),
  spdxId: hasNoProblemAt('/SPDXID'),
  describesAndContains: ({ sbom }) => answer(sbom.subjects.length > 0 && sbom.relationships.some(({ type }) => type === 'contains')),
  noVulnerabilities: ({ sbom }) => answer(list(sbom.foreign.cyclonedx, 'vulnerabilities').length === 0 && !list(sbom.foreign.spdx3, '@graph').some(isVulnerability)),
} as const satisfies Record<string, (document: ScoredDocument) => Answer>;

export type DocumentFactId = keyof typeof documentFacts;

/** SPDX names all who made the document as creators, of whom one may be known as its manufacturer; CycloneDX has roles for them. */
const creators = ({ format, supplier, manufacturer }: Sbom): Party[] => [manufacturer, ...(format === 'cyclonedx' ? [supplier] : [])].filter((party) => party !== undefined);

const isVulnerability = (element: unknown): boolean => isRecord(element) && (text(element, 'type') ?? text(element, '@type') ?? '').startsWith('security_');
