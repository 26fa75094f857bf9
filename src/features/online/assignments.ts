import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { FilePatterns } from '#core/plugin/file-pattern.ts';
import type { RegistryAssignment, RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import type { RegistryEndpoint } from '#core/plugin/registry.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import type { PurlParts } from '#core/purl/purl.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { AssignmentIndex, nearest } from './assignment-index.ts';

/** Where a package is to be had, by the files of the tree. */
export interface Assigned {
  readonly file: string;
  /** Any of these. */
  readonly registries: readonly string[];
  /** Nothing is said of this package in particular. */
  readonly isDefault: boolean;
  /** The registries of the client have it as well as these. */
  readonly isAddition: boolean;
}

interface Known {
  readonly publicNames: RegistryAssignments['publicNames'];
  readonly assignments: AssignmentIndex;
}

/** What the files of one target say of registries; nothing until the target is read. */
export class Assignments {
  readonly #known = new Map<string, Known>();

  async read(listed: readonly SourceFile[], tree: TreeView, ecosystems: readonly Ecosystem[]): Promise<void> {
    for (const { id, registryFiles = [], registry } of ecosystems) {
      if (registryFiles.length === 0 || registry === undefined) continue;
      const patterns = new FilePatterns(registryFiles.map((pattern) => [pattern, true] as const));
      const files = listed.filter(({ path }) => patterns.match(path).length > 0);
      if (files.length === 0) continue;
      const assigning = (await registry()).default.assignments;
      if (assigning === undefined) continue;
      const assignments = files.flatMap((file) => {
        try {
          return [...assigning.read(file, tree)];
        } catch {
          // whoever reads it for packages tells what is wrong with it
          return [];
        }
      });
      if (assignments.length > 0) this.#known.set(id, { publicNames: assigning.publicNames, assignments: new AssignmentIndex(assignments) });
    }
  }

  /**
   * `undefined`: wherever the client takes its packages from. `places` are the files that ask for it: one that says nothing of it is enough for what is
   * only a default, but not for what is said of the package itself, whose name belongs to that registry in all of the tree.
   */
  of(parts: PurlParts, places: readonly string[]): Assigned | undefined {
    const known = this.#known.get(parts.type);
    if (known === undefined) return undefined;
    const { publicNames, assignments } = known;
    const matching = assignments.about(parts);
    const chosen = matching.length > 0 ? foremost(nearest(matching, places)) : assignments.defaultFor(places);
    const exclusive = chosen.filter(({ isAddition }) => isAddition !== true);
    const replacing = exclusive.filter(({ registry }) => !isPublic(registry, publicNames));
    const isReplaced = replacing.length > 0 && replacing.length === exclusive.length;
    const foreign = isReplaced ? replacing : chosen.filter(({ registry }) => !isPublic(registry, publicNames));
    if (foreign.length === 0) return undefined;
    return { file: foreign[0]!.file, registries: [...new Set(foreign.map(({ registry }) => registry))], isDefault: matching.length === 0, isAddition: !isReplaced };
  }

  /** Is something said of everything that this file asks for? */
  hasDefault(type: string, file: string): boolean {
    return (this.#known.get(type)?.assignments.defaultFor([file]).length ?? 0) > 0;
  }

  /** Those that hold for a file, as a key. */
  keyOf(type: string, place: string): string {
    return this.#known.get(type)?.assignments.around(place).map(({ file }) => file).join('\0') ?? '';
  }
}

function foremost(assignments: readonly RegistryAssignment[]): RegistryAssignment[] {
  const most = assignments.reduce((highest, { weight = 0 }) => Math.max(highest, weight), 0);
  return assignments.filter(({ weight = 0 }) => weight === most);
}

/** The public registry is what the client asks where nobody says anything else: naming it changes nothing, also for those who ask a mirror of it. */
function isPublic(registry: string, names: RegistryAssignments['publicNames']): boolean {
  const host = /^[a-z+]+:\/\/(?:[^/?#@]*@)?([^/:?#]+)/i.exec(registry)?.[1] ?? registry;
  const labels = host.toLowerCase().split('.');
  const [name, top] = [labels.at(-2), labels.at(-1)!];
  return labels[0] !== 'test' && names.some(([known, at]) => (name === undefined ? known === top : known === name && at === top));
}

/** Is it the registry that the user's own configuration names? */
export function isSameRegistry(address: string, { url, list }: RegistryEndpoint): boolean {
  const asked = plainAddress(address);
  // of some only the server of the list is known
  return asked === plainAddress(url) || (list !== undefined && (asked === plainAddress(list) || (serverOf(list) === plainAddress(list) && serverOf(address) === serverOf(list))));
}

const plainAddress = (address: string): string => {
  const [, scheme = '', authority = '', path = ''] = /^(?:[a-z]+\+)?([a-z]+):\/\/(?:[^/?#@]*@)?([^/?#]*)(.*)$/is.exec(address) ?? [];
  const host = authority.toLowerCase().replace(scheme.toLowerCase() === 'http' ? /:80$/ : /:443$/, '');
  return `${scheme.toLowerCase()}://${host}${withoutTrailingSlashes(withoutTrailingSlashes(path.replace(/[?#].*$/, '')).replace(/\/(?:simple|packages\.json)$/, ''))}`;
};

const serverOf = (address: string): string => /^[a-z]+:\/\/[^/]*/.exec(plainAddress(address))?.[0] ?? '';

/** As an issue may show it. */
export const shownRegistry = (registry: string): string => (/^[a-z+]+:\/\//i.test(registry) ? withoutSecrets(registry) : JSON.stringify(registry.slice(0, 100)));
