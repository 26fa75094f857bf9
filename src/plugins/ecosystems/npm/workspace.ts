import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, joinPath } from '#core/plugin/path.ts';
import type { Purl } from '#core/purl/purl.ts';
import { parseDependencySpec, publicRequirement } from './dependency-spec.ts';
import { FirstParty, type FirstPartyPackage, type KnownOfPackage } from './first-party.ts';
import type { Requested } from './manifest.ts';
import { registryFileName } from './provenance.ts';
import { reportDifferences } from './stale-lockfile.ts';

/** How a lockfile answers a request of a manifest; `undefined` when it has nothing for it. */
export type Answer = (request: Requested, member: FirstPartyPackage) => NodeId | undefined;

/** What has to be told again of a component when more is told of it. */
export interface KnownComponent {
  readonly purl: Purl;
  readonly line?: number | undefined;
  readonly platform?: string | undefined;
}

/** The projects of a lockfile that names packages and not directories, and what their manifests ask for. */
export class Workspace {
  readonly first: FirstParty;
  readonly #input: ExtractInput;
  readonly #members: FirstPartyPackage[] = [];
  readonly #byDirectory = new Map<string, FirstPartyPackage>();
  readonly #byNode = new Map<NodeId, FirstPartyPackage>();
  readonly #byName = new Map<string, FirstPartyPackage>();
  /** By node: line + 1 of components; -1 where no line is known. Not a map: a lockfile of 100 MB has 400,000 of them. */
  readonly #lines = new IntList();
  readonly #platforms = new Map<NodeId, string>();

  constructor(input: ExtractInput) {
    this.#input = input;
    this.first = new FirstParty(input);
  }

  add(directory: string, known?: KnownOfPackage): FirstPartyPackage {
    const member = this.first.at(directory, known);
    if (this.#byDirectory.get(directory) !== member) {
      this.#members.push(member);
      this.#byDirectory.set(directory, member);
      this.#byNode.set(member.node, member);
      this.#byName.set(member.name, member);
    }
    return member;
  }

  /** The root brings its members, as every client that knows workspaces installs them. */
  joinMembers(root: FirstPartyPackage | undefined): void {
    if (root !== undefined) for (const member of this.#members) this.#input.found.depends(root.node, member.node);
  }

  get members(): readonly FirstPartyPackage[] {
    return this.#members;
  }

  /** The member in a directory. */
  at(directory: string): FirstPartyPackage | undefined {
    return this.#byDirectory.get(directory);
  }

  ofNode(node: NodeId): FirstPartyPackage | undefined {
    return this.#byNode.get(node);
  }

  named(name: string): FirstPartyPackage | undefined {
    return this.#byName.get(name);
  }

  /** Remembers a component, so that requirements of manifests can be added to it. */
  remember(node: NodeId, { line, platform }: Omit<KnownComponent, 'purl'>): void {
    if (this.#lines.at(node) !== 0) return;
    this.#lines.set(node, line === undefined ? -1 : line + 1);
    if (platform !== undefined) this.#platforms.set(node, platform);
  }

  /** Adds to what was told of a component; projects are left alone. */
  tell(node: NodeId, more: Pick<ComponentInput, 'requirement' | 'alias' | 'scope' | 'downloadLocation'>): void {
    const line = this.#lines.at(node);
    const purl = line === 0 ? undefined : this.#input.found.purlOf(node);
    if (purl !== undefined) this.#input.found.component({ purl, line: line === -1 ? undefined : line - 1, platform: this.#platforms.get(node), ...more });
  }

  /** The package in a directory that is named relative to another; only when it is there. */
  local(path: string, from: string): FirstPartyPackage | undefined {
    const directory = joinPath(from, path);
    return directory !== undefined && this.first.hasManifest(directory) ? this.first.reference(directory) : undefined;
  }

  /** Gives the edges from all members; what has no answer is told as stale. */
  connect(answer: Answer): void {
    for (const member of this.#members) {
      const missing: Requested[] = [];
      for (const request of member.manifest?.requested.values() ?? []) {
        const node = answer(request, member) ?? this.#ownPackage(request, member)?.node;
        if (node !== undefined) {
          this.#input.found.depends(member.node, node, request.scope);
          this.require(node, request.spec);
        } else if (request.scope !== 'peer' && request.scope !== 'optional') {
          missing.push(request);
        }
      }
      reportDifferences(this.#input, member, { missing, isByRequirement: true });
    }
  }

  require(node: NodeId, requirement: string): void {
    const text = publicRequirement(requirement);
    // of a file of a registry some lockfiles keep only the version
    this.tell(node, { requirement: text, ...(/^https?:/.test(text) && registryFileName(text) !== undefined ? { downloadLocation: text } : {}) });
  }

  /** Members find each other by name, directories by path. */
  #ownPackage(request: Requested, member: FirstPartyPackage): FirstPartyPackage | undefined {
    const spec = parseDependencySpec(request.spec);
    if (spec.kind === 'path') return this.local(spec.path, member.directory);
    if (spec.kind === 'workspace') return this.named(workspaceName(request.name, spec.text)) ?? this.local(spec.text, member.directory) ?? this.local(spec.text, directoryOf(this.#input.file.path));
    return this.named(request.name);
  }
}

/** `workspace:real@^` under another name. */
function workspaceName(name: string, text: string): string {
  const at = text.lastIndexOf('@');
  return at > 0 ? text.slice(0, at) : name;
}
