import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { firstLine } from '#core/inventory/report-unresolved.ts';
import { listed } from '../listed.ts';
import { mavenPurl } from '../maven-purl.ts';

/** A module of a Scala build, with what could be evaluated. */
export interface DeclaredModule {
  readonly group: string;
  /** With the Scala version behind it, where that is known. */
  readonly name: string;
  readonly version?: string | undefined;
  readonly requirement: string;
  readonly classifier?: string | undefined;
  readonly path: string;
  readonly line: number;
}

/** Adds what a build declares where no lockfile accounts for it, and tells what is not known of it. */
export class DeclaredModules {
  readonly #found: Collector;
  readonly #versionless: DeclaredModule[] = [];
  readonly #pinned: DeclaredModule[] = [];

  constructor(found: Collector) {
    this.#found = found;
  }

  add(module: DeclaredModule): NodeId | undefined {
    const { group, name, version, requirement, classifier, path, line } = module;
    const purl = mavenPurl({ groupId: group, artifactId: name, version, classifier });
    if (purl === undefined) {
      this.#found.issue({ code: 'partial', file: path, line, message: `the dependency ${group} % ${name} has no readable name`, remedy: 'Write group and name out.' });
      return undefined;
    }
    (version === undefined ? this.#versionless : this.#pinned).push(module);
    return this.#found.component({ purl, requirement, file: path, line });
  }

  /** `file`: the build; `setScala`: how its Scala version is stated. */
  report(file: string, withoutScala: readonly DeclaredModule[], setScala: string, remedy: string): void {
    const [unnamed] = withoutScala;
    if (unnamed !== undefined) {
      this.#found.issue({ code: 'unresolved', file: unnamed.path, line: unnamed.line, message: `the Scala version is not written here, and these names lack it: ${listed(new Set(withoutScala.map(({ name }) => name)))}`, remedy: setScala });
    }
    const [open] = this.#versionless;
    if (open !== undefined) {
      const count = this.#versionless.length;
      this.#found.issue({ code: 'unresolved', file: open.path, line: open.line, message: `${count} ${count === 1 ? 'dependency has' : 'dependencies have'} no exact version: ${listed(this.#versionless.map(({ group, name }) => `${group}:${name}`))}`, openVersions: count, remedy });
    }
    if (this.#pinned.length === 0) return;
    const one = this.#pinned.length === 1;
    this.#found.issue({ code: 'unresolved', line: firstLine(this.#pinned.filter(({ path }) => path === file)), message: `there is no lockfile: what the ${this.#pinned.length} declared ${one ? 'dependency brings' : 'dependencies bring'} with ${one ? 'it' : 'them'} is not known`, remedy });
  }
}

/** Whether a version is one, and no range or expression. */
export const isPinned = (version: string): boolean => !version.includes('${') && !/^latest\.|^[[(]|\+$/.test(version);
