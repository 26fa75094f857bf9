import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, outsideRequirements, reportLockDifferences } from '#core/inventory/lock-differences.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { addDependency, addOpamProject, siblingProject } from './opam.ts';
import { opamPurl } from './opam-purl.ts';
import { readOpam, type OpamDependency, type OpamFile } from './opam-text.ts';

/** `name.opam.locked`: the opam file again, with every package of the switch at its version. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const locked = readOpam(file.text());
  if (file.size === 0) found.issue({ code: 'malformed', line: 1, message: 'the file is empty', remedy: 'Write it again with `opam lock`.' });
  const manifest = tree.get(file.path.slice(0, -'.locked'.length));
  const asked = manifest === undefined ? undefined : readOpam(manifest.text());
  if (manifest !== undefined) found.claim(manifest.path);
  const name = locked.name ?? file.name.slice(0, -'.opam.locked'.length);
  const project = addOpamProject(input, manifest ?? file, asked ?? locked, name, locked.version ?? asked?.version);
  const direct = new Map(asked?.dependencies.map((dependency) => [dependency.name, dependency]));
  for (const { name: needed, version, scope, line } of locked.dependencies) {
    const request = direct.get(needed);
    const node = found.component({
      purl: opamPurl(needed, version), requirement: request?.requirement, scope: scope === 'runtime' ? undefined : scope, line,
    });
    if (request !== undefined) found.depends(project, node, request.scope);
  }
  if (manifest === undefined || asked === undefined) return;
  // a branch that somebody pinned has no place in the order of versions
  const versions = new Map(locked.dependencies.flatMap((each) => (each.version !== undefined && /^v?\d/.test(each.version) ? [[each.name, each.version] as const] : [])));
  const missing = addMissing(input, project, manifest, asked, locked);
  const requests = asked.dependencies.map((each) => ({ ...each, file: manifest.path, requirement: each.requirement || undefined }));
  reportLockDifferences(found, { name: file.name, remedy: 'Write the file again with `opam lock`.' }, [
    ...missing.map(({ name: needed, line }) => ({ file: manifest.path, line, what: notLocked(needed) })),
    ...outsideRequirements('opam', requests, (each) => versions.get(each)),
  ]);
}

/** What the opam file asks for whatever the switch is, and the lockfile does not have. `opam lock` takes in what is for tests, documentation and development only where told to. */
function addMissing(input: ExtractInput, project: NodeId, manifest: SourceFile, asked: OpamFile, locked: OpamFile): OpamDependency[] {
  const names = new Set(locked.dependencies.map(({ name }) => name));
  const scopes = new Set<Scope>(['runtime', 'build', ...asked.dependencies.flatMap(({ name, scope }) => (names.has(name) ? [scope] : []))]);
  return asked.dependencies.filter((dependency) => {
    const { name, scope, isConditional } = dependency;
    if (names.has(name) || isConditional || scope === 'optional' || !scopes.has(scope)) return false;
    const own = siblingProject(input, name);
    input.found.depends(project, own ?? addDependency(input.found, manifest, dependency), scope);
    return own === undefined;
  });
}
