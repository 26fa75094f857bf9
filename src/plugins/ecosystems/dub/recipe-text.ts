import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseJson } from '#core/text/json.ts';
import { tokenize } from '#core/text/source-code.ts';
import { isGroup, isMark, isWord, nest, type SourceNode } from '#core/text/source-tree.ts';
import { entries, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { dubJson } from './shapes.ts';

/** What a recipe says, those of configurations and sub-packages included. */
export interface DubRecipe {
  readonly name?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly dependencies: readonly DubDependency[];
}

export interface DubDependency {
  readonly name: string;
  readonly requirement: string;
  readonly path?: string;
  readonly repository?: string;
  readonly optional: boolean;
  readonly line?: number;
}

/** Throws `TextSyntaxError`. */
export function readJsonRecipe(file: SourceFile, found: Issues): DubRecipe {
  const json = parseJson(file.text(), { comments: true });
  checkShape(found, json, dubJson, file.path);
  const dependencies: DubDependency[] = [];
  const add = (place: readonly (string | number)[], value: Value) => {
    for (const [name, written] of entries(value, 'dependencies')) {
      const [path, repository] = [text(written, 'path'), text(written, 'repository')];
      const line = json.line(...place, 'dependencies', name);
      dependencies.push({
        name, requirement: text(written) ?? scalar(written, 'version') ?? '',
        optional: scalar(written, 'optional') === 'true',
        ...(path === undefined ? {} : { path }),
        ...(repository === undefined ? {} : { repository }),
        ...(line === undefined ? {} : { line }),
      });
    }
  };
  add([], json.value);
  for (const key of ['configurations', 'subPackages']) for (const [index, part] of list(json.value, key).entries()) add([key, index], part);
  return describe((key) => text(json.value, key), strings(json.value, 'authors'), dependencies);
}

/** SDLang: a tag, its values, its attributes (`dependency "vibe-d" version="~>0.9"`). */
export function readSdlRecipe(source: string): DubRecipe {
  const tags = new Map<string, string[]>();
  const dependencies: DubDependency[] = [];
  const walk = (nodes: readonly SourceNode[]) => {
    let line: SourceNode[] = [];
    const flush = () => {
      const [tag, ...rest] = line;
      line = [];
      if (tag?.kind !== 'word') return;
      const values = rest.flatMap((node, index) => (node.kind === 'text' && !isMark(rest[index - 1], '=') ? [node.text] : []));
      const attributes = new Map(rest.flatMap((node, index) => {
        const value = rest[index + 2];
        return node.kind === 'word' && isMark(rest[index + 1], '=') && (value?.kind === 'text' || value?.kind === 'word') ? [[node.text, value.text] as const] : [];
      }));
      if (isWord(tag, 'dependency') && values[0] !== undefined) {
        const [path, repository] = [attributes.get('path'), attributes.get('repository')];
        dependencies.push({
          name: values[0], requirement: attributes.get('version') ?? '', optional: attributes.get('optional') === 'true', line: tag.line,
          ...(path === undefined ? {} : { path }),
          ...(repository === undefined ? {} : { repository }),
        });
      } else if (!tags.has(tag.text)) tags.set(tag.text, values);
    };
    for (const node of nodes) {
      if (node.kind === 'newline' || isMark(node, ';')) flush();
      else if (isGroup(node, '{')) {
        flush();
        walk(node.items);
      } else line.push(node);
    }
    flush();
  };
  walk(nest(tokenize(source, {
    lineComments: ['//', '#', '--'], blockComments: [{ open: '/*', close: '*/' }],
    strings: [{ open: '"', close: '"', escapes: true }, { open: '`', close: '`' }], operators: [], wordCharacters: '-.$',
  })));
  return describe((key) => tags.get(key)?.[0], tags.get('authors') ?? [], dependencies);
}

function describe(read: (key: string) => string | undefined, authors: readonly string[], dependencies: readonly DubDependency[]): DubRecipe {
  const [name, version, license, description, homepage, copyright] = ['name', 'version', 'license', 'description', 'homepage', 'copyright'].map(read);
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    licenses: license === undefined ? [] : [license],
    metadata: statedMetadata({ description, homepage, copyright, authors }),
    dependencies: dependencies.filter((dependency) => !dependency.name.startsWith(':') && dependency.name.split(':')[0] !== name),
  };
}
