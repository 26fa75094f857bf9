import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import type { Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { locatedPackage } from '#core/python/location.ts';
import { platformOf } from '#core/python/marker.ts';
import { pypiPurl } from '#core/python/package-name.ts';
import { reportUnresolved } from './report.ts';
import { scriptDependencies, scriptMark } from './uv-script.ts';

const mark = encodeUtf8(scriptMark);
const slash = mark.indexOf(0x2f);

/** By its slashes, which are rare in Python: a tree has thousands of such files. */
function hasMark(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x2f, slash); at !== -1; at = bytes.indexOf(0x2f, at + 1)) {
    if (mark.every((byte, index) => bytes[at - slash + index] === byte)) return true;
  }
  return false;
}

/** Bytes; shorter files share their memory, as nothing of nearly all of them is kept. */
const short = 2 ** 16;

function contentOf(file: SourceFile): Uint8Array {
  const beginning = file.upTo?.(short, 0);
  return beginning === undefined || beginning.isCut ? file.bytes() : beginning.bytes;
}

/** A script that says what it needs (PEP 723), and has no lockfile of its own. */
export default function extract({ file, tree, found }: ExtractInput): void {
  // few files are one: the others may be in any encoding, and that is not told of them
  if (!hasMark(contentOf(file)) || tree.get(`${file.path}.lock`) !== undefined) return;
  const dependencies = scriptDependencies(file, (issue) => found.issue(issue));
  if (dependencies === undefined) return;
  const project = found.project({ path: file.directory, name: file.name, file: file.path });
  const open: Asked[] = [];
  for (const { name, extras, specifier, version, marker, location, scope, line } of dependencies) {
    const exact = version ?? location?.version;
    if (exact === undefined && location === undefined) open.push({ name, line });
    const identity = location === undefined ? { purl: pypiPurl(name, exact) } : locatedPackage(name, exact, location);
    found.depends(project, found.component({ ...identity, requirement: specifier, features: extras, platform: platformOf(marker), line }), scope);
  }
  reportUnresolved((issue) => found.issue({ ...issue, remedy: 'Lock the script (uv lock --script), or scan with --online.' }), file.path, open);
}
