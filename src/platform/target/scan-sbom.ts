import { basename } from 'node:path';
import { emptyGraph } from '#core/inventory/graph.ts';
import type { Inventory, Subject } from '#core/model/inventory.ts';
import type { Sbom } from '#core/model/sbom.ts';
import type { Issue } from '#core/model/issue.ts';
import type { SbomFormat, SbomProblem } from '#core/plugin/sbom-format.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { mainComponent } from '#core/sbom/component-roles.ts';
import { readInventory, type ReadInventory } from '#core/sbom/to-inventory.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { packageFiles } from './package-files.ts';
import { openSbom } from './open-sbom.ts';

export interface ReadSbom {
  readonly format: SbomFormat;
  readonly sbom: Sbom;
}

/** Reads an SBOM file of any known format; `undefined` when none recognises it. Throws `TextSyntaxError` when it is damaged. */
export async function readSbomFile(path: string): Promise<ReadSbom | undefined> {
  const { source, format } = openSbom(path);
  if (format === undefined) return undefined;
  const { default: codec } = await format.load();
  const problems = codec.validate(source, basename(path), packageFiles).filter(({ severity }) => severity !== 'warning');
  const sbom = codec.read(source, basename(path));
  const known = new Set(sbom.issues.map(({ message }) => message));
  const issues = problems.slice(0, problemsTold).map((problem) => issueOf(problem, basename(path))).filter(({ message }) => !known.has(message));
  if (problems.length > problemsTold) issues.push(issueOf({ at: '', message: `${problems.length - problemsTold} more parts break the specification` }, basename(path)));
  return { format, sbom: { ...sbom, issues: [...sbom.issues, ...unknownVersion(sbom, format, basename(path)), ...issues] } };
}

/** A document of a version that is not known was read as one that is. */
function unknownVersion({ specVersion, issues }: Sbom, { title, reads }: SbomFormat, path: string): Issue[] {
  if (specVersion === '' || reads.some((known) => specVersion === known || specVersion.startsWith(`${known}.`)) || issues.some(({ code }) => code === 'unsupported-version')) return [];
  return [{ code: 'unsupported-version', path, message: `it is ${title} of version ${JSON.stringify(specVersion)}, which is not known here`, remedy: `It was read as ${reads.at(-1)}; write it in one of ${reads[0]} to ${reads.at(-1)} for certainty.`, source: 'sbom' }];
}

const problemsTold = 50;

/** A document that breaks its own specification was read as far as it can be understood. */
const issueOf = ({ at, line, message }: SbomProblem, path: string): Issue => ({
  code: 'partial',
  path,
  ...(line === undefined ? {} : { line }),
  message: `${at === '' ? 'the document' : at}: ${message}`,
  remedy: 'Correct it in the tool that wrote the SBOM; muster sbom validate lists all.',
  source: 'sbom',
});

/** An SBOM as the target of a scan. */
export async function scanSbom(path: string, target: string): Promise<ReadInventory> {
  const name = basename(path);
  try {
    const read = await readSbomFile(path);
    if (read !== undefined) {
      const main = mainComponent(read.sbom);
      const version = main?.version;
      const subject: Subject = { name: main?.name ?? read.sbom.name ?? name, kind: 'sbom', location: target, owners: [], ...(version === undefined ? {} : { version }) };
      return readInventory(read.sbom, subject, name);
    }
    return failed(name, target, 'it is not an SBOM of a known format');
  } catch (error) {
    if (error instanceof TextSyntaxError) return failed(name, target, error.message, error.line);
    if (error instanceof UnreadableFile) return failed(name, target, error.message);
    throw error;
  }
}

function failed(name: string, target: string, message: string, line?: number): ReadInventory {
  const inventory: Inventory = {
    subject: { name, kind: 'sbom', location: target, owners: [] },
    projects: [],
    components: [],
    graph: emptyGraph(0),
    issues: [{ code: 'malformed', path: name, ...(line === undefined ? {} : { line }), message, remedy: 'Write it again with the tool that made it; muster sbom validate lists what is wrong.', source: 'sbom' }],
    coverage: { files: 1, directories: 0, recognized: 0, ignored: 0 },
  };
  return { inventory, texts: [] };
}
