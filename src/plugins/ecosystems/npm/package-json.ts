import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { itemsBelow } from '#core/plugin/files-below.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseJson } from '#core/text/json.ts';
import { isRecord } from '#core/text/value.ts';
import { askedPackage } from './asked-package.ts';
import { Catalogs } from './catalogs.ts';
import { publicRequirement, type DependencySpec } from './dependency-spec.ts';
import { FirstParty, readManifestFile, type FirstPartyPackage } from './first-party.ts';
import { hiddenProvenance } from './hidden-lockfile.ts';
import { identityOf, type InstalledIdentity } from './installed-package.ts';
import { candidateDirectories, type ProvenanceOf } from './installed-packages.ts';
import { isChosen, type Requested } from './manifest.ts';
import { packageJson } from './manifest-shapes.ts';
import { npmPurl } from './package-name.ts';
import { platformMarker } from './platform-marker.ts';
import type { Provenance } from './provenance.ts';
import { WorkspacePatterns } from './workspace-patterns.ts';

/** All package.json files that no lockfile accounts for: what they ask for, what of it is installed, and how they belong together. */
export default function extract(input: ExtractInput): void {
  new Manifests(input).read();
}

class Manifests {
  readonly #input: ExtractInput;
  readonly #first: FirstParty;
  readonly #catalogs: Catalogs;
  readonly #provenance: ProvenanceOf;
  readonly #byName = new Map<string, FirstPartyPackage>();

  constructor(input: ExtractInput) {
    this.#input = input;
    this.#first = new FirstParty(input);
    this.#catalogs = new Catalogs(input.tree, input.found);
    this.#provenance = hiddenProvenance(input.tree);
  }

  read(): void {
    const members = this.#input.files.map((file) => this.#member(file)).filter((member) => member !== undefined);
    for (const member of members) if (!this.#byName.has(member.name)) this.#byName.set(member.name, member);
    for (const member of members) {
      this.#joinWorkspace(member, members);
      this.#readRequests(member);
    }
  }

  /** A file that names nothing and asks for nothing (`{"type": "module"}`) is a setting and no package. */
  #member(file: SourceFile): FirstPartyPackage | undefined {
    const read = readManifestFile(file, this.#input.found);
    if (read === undefined) return undefined;
    const { manifest: { name, requested, wrong, workspaces }, json } = read;
    if (name === undefined && requested.size === 0 && wrong.length === 0 && workspaces.length === 0) {
      // what is no name is told
      checkShape(this.#input.found, json, packageJson, file.path);
      return undefined;
    }
    return this.#first.at(file.directory);
  }

  #joinWorkspace(root: FirstPartyPackage, members: readonly FirstPartyPackage[]): void {
    const patterns = root.manifest?.workspaces ?? [];
    if (patterns.length === 0) return;
    const prefix = root.directory === '.' ? 0 : root.directory.length + 1;
    const compiled = new WorkspacePatterns(patterns);
    for (const member of itemsBelow(members, root.directory, ({ directory }) => `${directory === '.' ? '' : `${directory}/`}package.json`)) {
      if (member !== root && compiled.has(member.directory.slice(prefix))) this.#input.found.depends(root.node, member.node);
    }
  }

  #readRequests(member: FirstPartyPackage): void {
    const { found } = this.#input;
    const unresolved: Asked[] = [];
    for (const request of member.manifest?.requested.values() ?? []) {
      const spec = this.#catalogs.resolve(member, request);
      const own = this.#ownPackage(request.name, spec, member);
      const node = own?.node ?? this.#installed(member, request) ?? this.#requested(member, request, spec, unresolved);
      if (node !== undefined) found.depends(member.node, node, request.scope);
    }
    reportUnresolved(found, unresolved, 'Commit the lockfile, install the dependencies, or scan with --online.', member.manifestPath);
  }

  /** Another package of this tree: by path, or by name through the workspace. */
  #ownPackage(name: string, spec: DependencySpec, member: FirstPartyPackage): FirstPartyPackage | undefined {
    if (spec.kind === 'workspace') return this.#byName.get(name) ?? this.#byName.get(spec.text.slice(0, Math.max(0, spec.text.lastIndexOf('@'))));
    if (spec.kind !== 'path') return undefined;
    const directory = joinPath(member.directory, spec.path);
    return directory !== undefined && this.#first.hasManifest(directory) ? this.#first.reference(directory) : undefined;
  }

  /** What Node would find for the name. */
  #installed(member: FirstPartyPackage, { name, spec, section }: Requested): NodeId | undefined {
    for (const directory of candidateDirectories(member.directory, name)) {
      const file = this.#input.tree.get(`${directory}/package.json`);
      if (file === undefined) continue;
      const installed = readInstalled(file, this.#provenance(directory));
      if (installed === undefined) return undefined;
      const { identity, platform } = installed;
      return this.#input.found.component({
        purl: identity.purl,
        origin: identity.origin,
        requirement: publicRequirement(spec),
        alias: identity.name === name ? undefined : name,
        platform,
        file: member.manifestPath,
        line: member.lineOf(section, name),
      });
    }
    return undefined;
  }

  #requested(member: FirstPartyPackage, request: Requested, spec: DependencySpec, unresolved: Asked[]): NodeId | undefined {
    // a host that need not be there, and is not
    if (request.section === 'peerDependencies' && request.scope === 'optional') return undefined;
    const line = member.lineOf(request.section, request.name);
    const asked = askedPackage(request.name, spec);
    const purl = asked === undefined ? undefined : npmPurl(asked.name, asked.version, asked.provenance.qualifiers);
    if (asked === undefined || purl === undefined) {
      this.#input.found.issue({
        code: 'unsupported', file: member.manifestPath, line,
        message: `the dependency ${JSON.stringify(request.name)} is asked for as ${JSON.stringify(publicRequirement(request.spec.slice(0, 200)))}, which is not understood`,
        remedy: 'Ask for a version, an address or a directory.',
      });
      return undefined;
    }
    if (asked.version === undefined && asked.provenance.origin === 'registry') unresolved.push({ name: request.name, line });
    return this.#input.found.component({
      purl,
      origin: asked.provenance.origin,
      downloadLocation: asked.provenance.downloadLocation,
      requirement: publicRequirement(this.#catalogs.text(member, request)),
      alias: asked.name === request.name ? undefined : request.name,
      overridden: asked.version !== undefined && isChosen(member.manifest?.overridden ?? new Map(), request.name, asked.version),
      file: member.manifestPath,
      line,
    });
  }
}

/** What is wrong with an installed manifest is told by the source of installed packages. */
function readInstalled(file: SourceFile, provenance: Provenance | undefined): { identity: InstalledIdentity; platform: string | undefined } | undefined {
  try {
    const { value } = parseJson(file.text());
    const identity = isRecord(value) ? identityOf(value, provenance) : undefined;
    return identity === undefined || !isRecord(value) ? undefined : { identity, platform: platformMarker(value) };
  } catch {
    return undefined;
  }
}
