import { firstLine, type Asked } from '#core/inventory/report-unresolved.ts';
import type { Hash } from '#core/model/component.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { listed } from '../listed.ts';
import { mavenPurl } from '../maven-purl.ts';
import { reportOthers } from './report-others.ts';
import { readStarlark, type StarlarkArtifact } from './starlark-artifacts.ts';

const remedy = 'Pin the artifacts with a lock_file (maven_install.json).';

/** Maven artifacts that `MODULE.bazel` and `WORKSPACE` ask for, where no lockfile accounts for them. */
export default function extract({ file, found }: ExtractInput): void {
  const { artifacts, boms, unread, others, moduleName, moduleVersion } = readStarlark(file.text());
  reportOthers(found, file.path, others);
  if (artifacts.length === 0 && unread.length === 0) return;
  const project = found.project({ path: file.directory, name: moduleName ?? (file.directory === '.' ? 'workspace' : nameOf(file.directory)), version: moduleVersion || undefined, file: file.path });
  const versionless: Asked[] = [];
  for (const artifact of artifacts) {
    const purl = mavenPurl({ groupId: artifact.group, artifactId: artifact.artifact, version: artifact.version, type: artifact.type, classifier: artifact.classifier });
    if (purl === undefined) {
      found.issue({ code: 'partial', line: artifact.line, message: 'an artifact has no readable name', remedy: 'Write it as group:artifact:version.' });
      continue;
    }
    if (artifact.version === undefined) versionless.push({ name: `${artifact.group}:${artifact.artifact}`, line: artifact.line });
    found.depends(project, found.component({ purl, line: artifact.line, hashes: hashesOf(artifact) }), artifact.test ? 'test' : 'runtime');
  }
  if (versionless.length > 0) {
    const from = boms.length === 0 ? '' : `; versions come from ${listed(boms)}`;
    found.issue({ code: 'unresolved', line: firstLine(versionless), message: `${versionless.length} ${versionless.length === 1 ? 'artifact has' : 'artifacts have'} no exact version: ${listed(versionless.map(({ name }) => name))}${from}`, openVersions: versionless.length, remedy });
  }
  if (unread.length > 0) found.issue({ code: 'unsupported', line: unread[0], message: `artifacts are computed and could not be read (line${unread.length === 1 ? '' : 's'} ${listed(unread.map(String))})`, remedy });
  if (artifacts.length > versionless.length) found.issue({ code: 'unresolved', line: artifacts.find(({ version }) => version !== undefined)?.line, message: 'there is no lockfile: what the artifacts bring with them is not known', remedy });
}

function hashesOf({ sha256, sha1 }: StarlarkArtifact): Hash[] {
  return [
    ...(sha256 !== undefined && /^[0-9a-fA-F]{64}$/.test(sha256) ? [{ algorithm: 'SHA-256' as const, value: sha256.toLowerCase() }] : []),
    ...(sha1 !== undefined && /^[0-9a-fA-F]{40}$/.test(sha1) ? [{ algorithm: 'SHA-1' as const, value: sha1.toLowerCase() }] : []),
  ];
}
