import { append } from '#core/inventory/multi-map.ts';
import { relative, resolve, sep } from 'node:path';
import type { FileFindings } from '#core/model/file-findings.ts';
import type { Issue } from '#core/model/issue.ts';
import type { FileNature } from '#core/model/license-facts.ts';
import { normalizePath } from '#core/plugin/path.ts';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { placements, type FindingsAt, type Placement } from '#features/findings/placed-findings.ts';
import type { CheckedFindings, ForeignFindings, VerifiedFindings } from '#features/findings/verified-findings.ts';
import { readFindingsDocuments, type FindingsPlaces } from './read-findings.ts';
import { FileContent } from './file-content.ts';

type Verdict = 'same' | 'unverified' | 'stale' | 'unreadable';

interface Seen {
  readonly findings: FileFindings;
  readonly verdict: Verdict;
  readonly nature: FileNature;
}

/** Of the documents that the user and the target name. */
export function verificationOf(root: string | undefined, places: FindingsPlaces): FindingsVerification {
  const { documents, issues } = readFindingsDocuments(root, places);
  const inTree = [...places.configured.map(({ path }) => normalizePath(path)), ...(root === undefined ? [] : places.named.map((path) => relative(root, resolve(path)).split(sep).join('/')))];
  return new FindingsVerification(documents, { issues, own: new Set(inTree.filter((path) => path !== undefined)) });
}

interface Candidate {
  readonly document: FindingsAt;
  readonly placement: Placement;
  /** By path in the target. */
  readonly seen: Map<string, Seen>;
}

/** Holds findings against the files of a target, each of which is shown to it once. */
export class FindingsVerification {
  readonly #candidates: readonly (readonly Candidate[])[];
  readonly #issues: Issue[] = [];
  readonly #own: ReadonlySet<string>;

  /** `own`: where the documents themselves lie in the target. */
  constructor(documents: readonly FindingsAt[], { issues = [], own = new Set() }: { readonly issues?: readonly Issue[]; readonly own?: ReadonlySet<string> } = {}) {
    this.#issues.push(...issues);
    this.#own = own;
    this.#candidates = documents.map((document) => placements(document).map((placement) => ({ document, placement, seen: new Map() })));
  }

  /** Of files that some finding may be about. */
  paths(): ReadonlySet<string> {
    return new Set(this.#candidates.flat().flatMap(({ placement }) => [...placement.keys()]));
  }

  /** What a document says of licences of others must not be taken for the licence of the document. */
  isDocument(path: string): boolean {
    return this.#own.has(path);
  }

  see(file: SourceFile): void {
    let content: FileContent | undefined;
    for (const { placement, seen } of this.#candidates.flat()) {
      const findings = placement.get(file.path);
      if (findings === undefined) continue;
      try {
        content ??= new FileContent(file);
        const verdict = verdictOf(findings, content);
        seen.set(file.path, { findings, verdict, nature: verdict === 'stale' ? 'text' : content.nature });
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        seen.set(file.path, { findings, verdict: 'unreadable', nature: 'text' });
        this.#issues.push({ code: error.code, path: file.path, message: `what was found in it elsewhere could not be compared with it: ${error.message}`, remedy: 'Make the file readable and scan again.', source: 'scan/findings' });
      }
    }
  }

  /** Of the places where the files of a document may lie, the one where most of them do. */
  result(): VerifiedFindings {
    const files = new Map<string, ForeignFindings[]>();
    const documents = this.#candidates.map((candidates) => {
      const { document, placement, seen } = candidates.reduce((best, one) => (one.seen.size > best.seen.size ? one : best));
      for (const [path, { findings, verdict, nature }] of seen) {
        if (verdict === 'stale' || verdict === 'unreadable' || findings.issue !== undefined) continue;
        append(files, path, { origin: document.origin, findings, nature });
      }
      return checked(document, placement, seen);
    });
    return { files, documents, issues: this.#issues };
  }
}

function checked({ origin, imported }: FindingsAt, placement: Placement, seen: ReadonlyMap<string, Seen>): CheckedFindings {
  const bySource = new Map<string, { readonly path: string; readonly verdict: Verdict }>();
  for (const [path, { findings, verdict }] of seen) bySource.set(findings.file, { path, verdict });
  const at = (file: string) => bySource.get(file);
  const placed = new Set(placement.values());
  return {
    origin,
    packages: imported.packages
      .filter(({ files }) => !files.some((file) => at(file)?.verdict === 'stale'))
      .map((findings) => ({ findings, manifest: findings.files.map((file) => at(file)?.path).find((path) => path !== undefined) })),
    stale: [...seen].filter(([, { verdict }]) => verdict === 'stale').map(([path]) => path).sort(),
    absent: [...new Set(imported.files.filter((findings) => saysSomething(findings) && at(findings.file) === undefined).map(({ file }) => file))].sort(),
    repeated: [...new Set(imported.files.filter((findings) => at(findings.file) !== undefined && !placed.has(findings)).map(({ file }) => file))].sort(),
    unverified: seen.values().filter(({ findings, verdict }) => verdict === 'unverified' && findings.issue === undefined && saysSomething(findings)).toArray().length,
    failures: [...seen].flatMap(([path, { findings: { issue }, verdict }]) => (issue === undefined || verdict === 'stale' ? [] : [{ ...issue, path }])),
    issues: imported.issues,
  };
}

const saysSomething = ({ licenses, copyrights = [], expression }: FileFindings): boolean => expression !== undefined || licenses.length + copyrights.length > 0;

/** By whatever the finder tells of the content; where that is nothing, lines that the file does not have give it away. */
function verdictOf({ content: { size, sha1, sha256 } = {}, licenses, copyrights = [] }: FileFindings, content: FileContent): Verdict {
  if (size !== undefined && size !== content.size) return 'stale';
  if (sha256 !== undefined) return content.sha256 === sha256 ? 'same' : 'stale';
  if (sha1 !== undefined) return content.sha1 === sha1 ? 'same' : 'stale';
  const last = [...licenses, ...copyrights].reduce((line, { endLine }) => Math.max(line, endLine), 0);
  if (last > content.lines) return 'stale';
  return size === undefined || size > 0 ? 'unverified' : 'same';
}
