import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import { literals, type SourceNode } from '#core/text/source-tree.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, get, list, scalar, text, type Value } from '#core/text/value.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { attributeText, objectEntries, readHcl, type HclBody } from './hcl.ts';
import { configurationJson } from './shapes.ts';

export interface ProviderRequirement {
  /** Local name, by which resources refer to it. */
  readonly local: string;
  readonly source: string | undefined;
  readonly version: string | undefined;
  readonly file: string;
  readonly line: number | undefined;
}

export interface ModuleCall {
  readonly name: string;
  readonly source: string | undefined;
  readonly version: string | undefined;
  readonly file: string;
  readonly line: number | undefined;
}

/** What one file of a configuration says of things outside. */
export interface ModuleFile {
  readonly path: string;
  readonly providers: readonly ProviderRequirement[];
  readonly calls: readonly ModuleCall[];
  /** Local names of providers that resources and data sources imply. */
  readonly implied: readonly { readonly local: string; readonly line: number | undefined }[];
}

export function readModuleFile(file: SourceFile, found: Issues, onDamage: (line: number) => void): ModuleFile {
  return file.name.endsWith('.json') ? fromJson(file, found) : fromHcl(readHcl(file.text(), onDamage), file);
}

function fromHcl(body: HclBody, { path, name: fileName }: SourceFile): ModuleFile {
  const providers: ProviderRequirement[] = [];
  const calls: ModuleCall[] = [];
  const implied: { local: string; line: number | undefined }[] = [];
  for (const block of body.blocks) {
    const [label = ''] = block.labels;
    if (block.type === 'terraform') {
      const source = fileName === 'terragrunt.hcl' ? attributeText(block, 'source') : undefined;
      if (source !== undefined) calls.push({ name: 'terraform', source, version: undefined, file: path, line: block.attributes.get('source')?.line });
      for (const required of block.blocks.filter(({ type }) => type === 'required_providers')) {
        for (const [local, attribute] of required.attributes) {
          const fields = new Map(objectEntries(attribute));
          const field = (name: string): string | undefined => literalOf(fields.get(name)?.nodes);
          // before 0.13 the version stood alone
          providers.push({ local, source: field('source'), version: field('version') ?? literalOf(attribute.nodes), file: path, line: attribute.line });
        }
      }
    } else if (block.type === 'provider' && fileName !== 'terragrunt.hcl') {
      const version = attributeText(block, 'version');
      if (version !== undefined) providers.push({ local: label, source: undefined, version, file: path, line: block.line });
      else implied.push({ local: label, line: block.line });
    } else if (block.type === 'module') {
      calls.push({ name: label, source: attributeText(block, 'source'), version: attributeText(block, 'version'), file: path, line: block.line });
    } else if (block.type === 'resource' || block.type === 'data' || block.type === 'ephemeral') {
      const chosen = block.attributes.get('provider')?.nodes[0];
      implied.push({ local: chosen?.kind === 'word' ? chosen.text : label.split('_', 1)[0]!, line: block.line });
    }
  }
  return { path, providers, calls, implied };
}

const literalOf = (nodes: readonly SourceNode[] | undefined): string | undefined => {
  const [node] = nodes ?? [];
  return node?.kind === 'text' && node.dynamic !== true ? node.text : undefined;
};

/** The JSON syntax: the same blocks as nested objects, single or in lists. */
function fromJson(file: SourceFile, found: Issues): ModuleFile {
  const json = parseJson(file.text());
  checkShape(found, json, configurationJson, file.path);
  const path = file.path;
  const providers: ProviderRequirement[] = [];
  const calls: ModuleCall[] = [];
  const implied: { local: string; line: number | undefined }[] = [];
  for (const terraform of oneOrMany(get(json.value, 'terraform'))) {
    for (const required of oneOrMany(get(terraform, 'required_providers'))) {
      for (const [local, value] of entries(required)) {
        providers.push({ local, source: text(value, 'source'), version: scalar(value, 'version') ?? text(value), file: path, line: json.line('terraform', 'required_providers', local) });
      }
    }
  }
  for (const [name, value] of oneOrMany(get(json.value, 'module')).flatMap((modules) => entries(modules))) {
    for (const call of oneOrMany(value)) calls.push({ name, source: text(call, 'source'), version: text(call, 'version'), file: path, line: json.line('module', name) });
  }
  for (const kind of ['resource', 'data'] as const) {
    for (const [type] of oneOrMany(get(json.value, kind)).flatMap((blocks) => entries(blocks))) implied.push({ local: type.split('_', 1)[0]!, line: json.line(kind, type) });
  }
  return { path, providers, calls, implied };
}

const oneOrMany = (value: Value): readonly Value[] => (Array.isArray(value) ? list(value) : value === undefined ? [] : [value]);

export interface LockedProvider {
  /** `host/namespace/type` */
  readonly address: string;
  readonly version: string | undefined;
  readonly constraints: string | undefined;
  readonly hashes: readonly string[];
  readonly line: number;
}

export function readLock(file: SourceFile, onDamage: (line: number) => void): LockedProvider[] {
  return readHcl(file.text(), onDamage).blocks.filter(({ type }) => type === 'provider').map((block) => ({
    address: block.labels[0] ?? '',
    version: attributeText(block, 'version'),
    constraints: attributeText(block, 'constraints'),
    hashes: literals(block.attributes.get('hashes')?.nodes[0]),
    line: block.line,
  }));
}
