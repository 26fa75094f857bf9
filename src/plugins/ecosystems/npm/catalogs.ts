import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import { joinPath, parentOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, isRecord, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { parseDependencySpec, type DependencySpec } from './dependency-spec.ts';
import type { FirstPartyPackage } from './first-party.ts';
import { catalogFile } from './manifest-shapes.ts';
import { addCatalog, readManifest, type Requested } from './manifest.ts';

type CatalogMap = ReadonlyMap<string, ReadonlyMap<string, string>>;

const none: CatalogMap = new Map();

/** Versions that a workspace names in one place (`catalog:`): pnpm-workspace.yaml, .yarnrc.yml, or the root manifest of Bun. */
export class Catalogs {
  readonly #tree: TreeView;
  readonly #found: Issues;
  readonly #byDirectory = new Map<string, CatalogMap>();

  constructor(tree: TreeView, found: Issues) {
    this.#tree = tree;
    this.#found = found;
  }

  /** The requirement as text, catalogs looked up. */
  text(member: FirstPartyPackage, { name, spec }: Requested): string {
    const parsed = parseDependencySpec(spec);
    return parsed.kind === 'catalog' ? (this.#lookUp(member.directory, parsed.catalog, name) ?? spec) : spec;
  }

  resolve(member: FirstPartyPackage, request: Requested): DependencySpec {
    return parseDependencySpec(this.text(member, request));
  }

  #lookUp(directory: string, catalog: string, name: string): string | undefined {
    for (let at: string | undefined = directory; at !== undefined; at = parentOf(at)) {
      const found = this.#at(at).get(catalog)?.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #at(directory: string): CatalogMap {
    let catalogs = this.#byDirectory.get(directory);
    if (catalogs === undefined) this.#byDirectory.set(directory, (catalogs = this.#read(directory)));
    return catalogs;
  }

  #read(directory: string): CatalogMap {
    for (const name of ['pnpm-workspace.yaml', '.yarnrc.yml']) {
      const value = this.#parse(directory, name, (text, path) => {
        const yaml = parseYaml(text, { strings: true });
        checkShape(this.#found, yaml, catalogFile, path);
        return yaml.value;
      });
      if (!isRecord(value)) continue;
      const catalogs = new Map<string, Map<string, string>>();
      addCatalog(catalogs, 'default', value['catalog']);
      for (const [catalog, versions] of entries(value, 'catalogs')) addCatalog(catalogs, catalog, versions);
      if (catalogs.size > 0) return catalogs;
    }
    return readManifest(this.#parse(directory, 'package.json', (text) => parseJson(text).value))?.catalogs ?? none;
  }

  /** Files that cannot be read are told of where they are read for themselves. */
  #parse(directory: string, name: string, parse: (text: string, path: string) => Value): Value {
    const path = joinPath(directory, name);
    const file = path === undefined ? undefined : this.#tree.get(path);
    try {
      return file === undefined ? undefined : parse(file.text(), file.path);
    } catch {
      return undefined;
    }
  }
}
