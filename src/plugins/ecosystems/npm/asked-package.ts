import { versionInFileName, type DependencySpec } from './dependency-spec.ts';
import { npmNameOfJsr } from './package-name.ts';
import { gitProvenance, registryFileName, urlProvenance, type Provenance } from './provenance.ts';

export interface AskedPackage {
  readonly name: string;
  readonly version: string | undefined;
  readonly provenance: Provenance;
}

/** The package that a requirement names, its version only where it allows no other. */
export function askedPackage(name: string, spec: DependencySpec): AskedPackage | undefined {
  switch (spec.kind) {
    case 'exact':
      return { name, version: spec.version, provenance: { origin: 'registry' } };
    case 'range':
    case 'workspace':
    case 'catalog':
      return { name, version: undefined, provenance: { origin: 'registry' } };
    case 'alias':
    case 'patch':
      return askedPackage(spec.name, spec.spec);
    case 'jsr':
      return askedPackage(npmNameOfJsr(spec.name ?? name), spec.spec);
    case 'git':
      return { name, version: undefined, provenance: gitProvenance(spec.git) };
    case 'url': {
      const real = registryFileName(spec.url) ?? name;
      return { name: real, version: versionInFileName(spec.url, real), provenance: urlProvenance(spec.url) };
    }
    case 'path':
      return { name, version: versionInFileName(spec.path, name), provenance: { origin: 'path' } };
    default:
      return undefined;
  }
}
