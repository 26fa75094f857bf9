import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FindingsPlace } from '#core/configuration/configuration.ts';
import type { Issue } from '#core/model/issue.ts';
import type { ImportedFindings } from '#core/model/package-findings.ts';
import { isInside, normalizePath } from '#core/plugin/path.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { printable } from '#core/report/printable.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import type { FindingsAt } from '#features/findings/placed-findings.ts';
import { isFindings, readFindings } from '#plugins/findings/muster-json/read-findings.ts';
import { isScancode } from '#plugins/findings/scancode-json/license-keys.ts';
import { readScancode } from '#plugins/findings/scancode-json/read-scancode.ts';
import { TargetError } from '../target/target-error.ts';
import { readWholeText } from '../tree/read-whole-text.ts';

export interface FindingsPlaces {
  /** By the user, relative to where the user is. */
  readonly named: readonly string[];
  /** By the configuration of the target, relative to its root. */
  readonly configured: readonly FindingsPlace[];
}

export interface ReadFindings {
  /** In the order in which they count: what the user names comes first. */
  readonly documents: readonly FindingsAt[];
  readonly issues: readonly Issue[];
}

/** What the target names and cannot be read is an issue: the facts are then as if nobody had named it. Whoever names a document on the command line counts on it: throws `TargetError`. `root`: where the target lies, when it is a directory. */
export function readFindingsDocuments(root: string | undefined, { named, configured }: FindingsPlaces): ReadFindings {
  const documents: FindingsAt[] = [];
  const issues: Issue[] = [];
  const take = (read: ImportedFindings | Issue, path: string, at: string): void => {
    if ('code' in read) issues.push(read);
    else if (!documents.some((known) => known.origin.path === path && known.at === at)) documents.push({ origin: originOf(read, path), at, imported: read });
  };
  for (const path of named) {
    const read = fromFile(resolve(path), path);
    if ('code' in read) throw new TargetError(`${path}${read.line === undefined ? '' : `:${read.line}`}: ${read.message}`, read.remedy);
    take(read, path, '.');
  }
  for (const { path, at = '.' } of configured) {
    const place = normalizePath(at);
    if (place === undefined || at.startsWith('/')) issues.push(issue('unsafe', path, `these findings are about ${JSON.stringify(at)}, which lies outside of the target`, 'Correct at in licenses.findings of muster.yaml: it is a directory of the target.'));
    else if (root !== undefined) take(fromTree(root, path), path, place);
  }
  return { documents, issues };
}

/** Names are shown everywhere. */
const originOf = ({ source: { name, version } }: ImportedFindings, path: string): FindingsAt['origin'] =>
  ({ tool: printable(name).slice(0, 60), ...(version !== undefined && { version: printable(version).slice(0, 40) }), path });

/** What the tree itself names must not lead out of it. */
function fromTree(root: string, path: string): ImportedFindings | Issue {
  const normal = path.startsWith('/') ? undefined : normalizePath(path);
  const absolute = normal === undefined ? undefined : join(root, normal);
  if (absolute !== undefined && (!existsSync(absolute) || isInside(realpathSync(absolute), realpathSync(root)))) return fromFile(absolute, path);
  return issue('unsafe', path, 'these findings lie outside of the target and were not read', 'Name the file with --findings, or keep a copy in the project.');
}

function fromFile(absolute: string, path: string): ImportedFindings | Issue {
  try {
    const json = parseJson(readWholeText(absolute));
    if (isFindings(json.value)) return readFindings(json, path);
    if (isScancode(json.value)) return readScancode(json, path);
    return issue('malformed', path, 'these are no findings: neither ScanCode nor muster scancode import wrote the file', 'Name what scancode --json or --json-pp wrote, or its import.');
  } catch (error) {
    if (error instanceof TextSyntaxError) return { ...issue('malformed', path, `the findings cannot be read: ${error.message}`, 'Only JSON is read; run ScanCode with --json-pp.'), ...(error.line !== undefined && { line: error.line }) };
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof UnreadableFile) return issue(error.code, path, `the findings were not read: ${message}`, 'Make it a readable file of less than 512 MB.');
    if (code === undefined) throw error;
    return issue(code === 'ENOENT' ? 'missing-file' : 'unreadable', path, `the findings were not read: ${code === 'ENOENT' ? 'there is no such file' : code}`, 'Correct the path, or make the file readable.');
  }
}

const issue = (code: Issue['code'], path: string, message: string, remedy: string): Issue => ({ code, path, message, remedy, source: 'scan/findings' });
