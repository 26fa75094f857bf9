import type { RegistryAssignment, RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { strings } from '#core/text/value.ts';
import { readYamlSections } from '#core/text/yaml-sections.ts';
import { readPodfile } from './podfile-text.ts';

/** `source` of a Podfile, of everything and of a pod, and the repositories that `Podfile.lock` notes. */
export const podAssignments: RegistryAssignments = {
  publicNames: [['cocoapods', 'org'], ['trunk'], ['master']],
  *read(file): Generator<RegistryAssignment> {
    const place = { file: file.path, directory: file.directory };
    if (file.name === 'Podfile.lock') {
      yield* lockedIn(file, place);
      return;
    }
    const { sources, requests } = readPodfile(file.text());
    for (const registry of sources) yield { ...place, registry: plain(registry) };
    for (const { name, repository } of requests) if (repository !== undefined) yield { ...place, packages: { name }, registry: plain(repository) };
  },
};

function* lockedIn(file: SourceFile, place: Pick<RegistryAssignment, 'file' | 'directory'>): Generator<RegistryAssignment> {
  const sections = { PODS: 'list', 'SPEC REPOS': 'mapping', 'SPEC CHECKSUMS': 'mapping' } as const;
  for (const { key, value } of readYamlSections(file, sections).parts('SPEC REPOS')) {
    for (const name of strings(value)) yield { ...place, packages: { name: name.split('/')[0]! }, registry: plain(String(key)) };
  }
}

/** The public repository as it was before there was a server for it. */
const plain = (address: string): string => (/^(?:https?:\/\/|git@|git:\/\/)github\.com[/:]CocoaPods\/(?:Old-)?Specs(?:\.git)?\/?$/i.test(address) ? 'master' : address);
