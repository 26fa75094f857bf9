import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { mavenPurl } from '../maven-purl.ts';
import { scopeOf } from '../pom/dependency-scope.ts';

/** Output of `mvn dependency:tree`, stored in a file: what Maven itself resolved, module after module. */
export default function extract({ file, found }: ExtractInput): void {
  /** The path from the module down to the last entry. */
  let path: { readonly node: NodeId; readonly isProject: boolean }[] = [];
  const unread: number[] = [];
  for (const [index, raw] of file.text().split('\n').entries()) {
    const line = raw.replace(/^\[INFO\] ?/, '').trimEnd();
    if (line === '' || line.startsWith('---') || /^\[\w+\]/.test(line)) continue;
    const start = line.search(/[^\s|+\\-]/);
    const entry = start === -1 ? undefined : readEntry(line.slice(start));
    if (entry === undefined) {
      unread.push(index + 1);
      continue;
    }
    const depth = Math.round(start / 3);
    const purl = mavenPurl(entry);
    if (purl === undefined) {
      unread.push(index + 1);
      continue;
    }
    if (depth === 0) {
      path = [{ isProject: true, node: found.project({ path: file.directory, name: entry.artifactId, version: entry.version, purl: mavenPurl({ ...entry, type: undefined }), file: file.path, line: index + 1 }) }];
      continue;
    }
    path.length = Math.min(depth, path.length);
    const node = found.component({ purl, line: index + 1 });
    const parent = path.at(-1);
    const scope = scopeOf(entry.scope, entry.optional);
    // below the first level the scope repeats that of the path
    if (parent !== undefined) found.depends(parent.node, node, parent.isProject ? scope : 'runtime');
    path.push({ node, isProject: false });
  }
  if (unread.length > 0) found.issue({ code: 'partial', line: unread[0], message: `${unread.length} ${unread.length === 1 ? 'line is' : 'lines are'} no entry of a dependency tree`, remedy: 'Write the file again with mvn dependency:tree -DoutputType=text.' });
  found.claim(file.directory === '.' ? 'pom.xml' : `${file.directory}/pom.xml`);
}

interface Entry {
  readonly groupId: string;
  readonly artifactId: string;
  readonly type: string;
  readonly classifier?: string | undefined;
  readonly version: string;
  readonly scope: string;
  readonly optional: boolean;
}

/** `group:artifact:type[:classifier]:version[:scope]`, in brackets when something else was chosen, with remarks behind. */
function readEntry(text: string): Entry | undefined {
  const bare = text.startsWith('(') ? text.slice(1) : text;
  const [coordinates = '', ...remarks] = bare.split(' ');
  const parts = coordinates.split(':');
  if (parts.length < 4 || parts.length > 6 || parts.some((part) => part === '')) return undefined;
  const hasScope = parts.length > 4 && mavenScopes.has(parts.at(-1)!);
  const scope = hasScope ? parts.pop()! : 'compile';
  const [groupId = '', artifactId = '', type = ''] = parts;
  return { groupId, artifactId, type, classifier: parts.length > 4 ? parts[3] : undefined, version: parts.at(-1)!, scope, optional: remarks.join(' ').includes('optional') };
}

const mavenScopes = new Set(['compile', 'runtime', 'provided', 'test', 'system', 'import']);
