import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SpdxModel } from '#core/sbom/spdx-model.ts';
import { model as spdx2 } from '#core/sbom/spdx2/model.data.ts';
import { model as spdx3 } from '#core/sbom/spdx3/model.data.ts';
import { hasShared, sharedPath } from '../support/shared.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const official = (version: string): Schema => JSON.parse(readFileSync(sharedPath('schemas', 'spdx', `spdx-${version}.schema.json`), 'utf8')) as Schema;

/** Members of a class with those that it has from others. */
function membersOf(model: SpdxModel, name: string): Record<string, string> {
  const { of, members } = model.classes[name]!;
  return { ...(of === undefined ? {} : membersOf(model, of)), ...members };
}

describe.runIf(hasShared)('the model of SPDX 3', () => {
  const definitions = hasShared ? official('3.0.1').$defs! : {};
  const resolved = ({ $ref, ...schema }: Schema): Schema => ($ref?.includes('/prop_') === true ? definitions[$ref.split('/').at(-1)!]! : { ...schema, ...($ref !== undefined && { $ref }) });

  /** What the schema says of a member, in the words of the model. */
  function kindOf(given: Schema): string {
    const schema = resolved(given);
    const [choice] = schema.oneOf ?? [];
    if (choice?.type === 'array') return `${kindOf(choice.items!)}${choice.minItems === undefined ? '*' : choice.minItems === 1 ? '+' : choice.minItems}`;
    if (schema.$ref?.endsWith('_derived') === true) return `@${schema.$ref.split('/').at(-1)!.slice(0, -'_derived'.length)}`;
    if (schema.$ref?.endsWith('/anyURI') === true) return 'iri';
    if (schema.enum !== undefined) return JSON.stringify(schema.enum);
    if (choice?.type === 'number') return 'decimal';
    if (schema.type === 'integer') return schema.minimum === 1 ? 'positive' : 'whole';
    if (schema.type !== 'string') return schema.type!;
    const pattern = schema.pattern ?? schema.allOf?.[0]?.pattern ?? '';
    return pattern === '' ? 'text' : pattern.includes('T[0-2]') ? 'time' : pattern.startsWith('^(0|') ? 'version' : 'media';
  }

  it('has the classes, members and values of the official schema', () => {
    let count = 0;
    for (const [name, { isAbstract }] of Object.entries(spdx3.classes)) {
      expect([name, definitions[name] === undefined]).toEqual([name, isAbstract === true]);
      const expected: Record<string, string> = {};
      for (let at: string | undefined = name; at !== undefined;) {
        const parts: readonly Schema[] = definitions[`${at}_props`]!.allOf ?? [];
        for (const { properties = {}, required = [] } of parts) for (const [key, schema] of Object.entries(properties)) expected[key] = `${required.includes(key) ? '!' : ''}${kindOf(schema)}`;
        at = parts.find(({ $ref }) => $ref?.endsWith('_props') === true)?.$ref?.split('/').at(-1)!.slice(0, -'_props'.length);
      }
      const ours = Object.entries(membersOf(spdx3, name)).map(([key, kind]) => [key, kind.replace(/=(\w+?)(?=[*+]?$)/, (_, values: string) => JSON.stringify(spdx3.enumerations[values]))]);
      expect([name, Object.fromEntries(ours)]).toEqual([name, expected]);
      count += ours.length;
    }
    const named = Object.keys(definitions).filter((name) => definitions[name]!.allOf?.[0]?.required?.includes('spdxId') === true);
    expect(named.filter((name) => spdx3.classes[name] === undefined)).toEqual([]);
    expect(count).toBeGreaterThan(500);
  });
});

describe.runIf(hasShared)('the model of SPDX 2', () => {
  const names: Readonly<Record<string, string>> = { '': 'document', packages: 'package', files: 'file', snippets: 'snippet', relationships: 'relationship' };

  /** The members that the schemas of both versions have, with their kinds. */
  function* compared(schema: Schema, name: string): Generator<readonly [string, string, string | undefined]> {
    for (const [key, member] of Object.entries(schema.properties ?? {})) {
      const kind = membersOf(spdx2, name)[key];
      const isList = member.type === 'array';
      const one = isList ? member.items! : member;
      const nested = /#(\w+)/.exec(kind ?? '')?.[1];
      const base = one.type === 'object' ? `#${nested}` : one.enum !== undefined && (kind ?? '').includes('=') ? /=\w+/.exec(kind!)![0] : one.type === 'string' ? 'text' : one.type!;
      yield [`${name}/${key}`, `${base}${isList ? '*' : ''}`, kind?.replace('!', '').replace('+', '*').replace('date', 'text')];
      if (one.type === 'object' && nested !== undefined) yield* compared(one, nested);
    }
  }

  it.each(['2.2', '2.3'])('has every member of the official schema of %s, and the values of its enumerations', (version) => {
    const all = [...compared(official(version), names['']!)];
    expect(all.filter(([, theirs, ours]) => theirs !== ours)).toEqual([]);
    expect(all.length).toBeGreaterThan(100);
    const find = (schema: Schema, key: string): Schema[] => Object.entries(schema.properties ?? {}).flatMap(([name, member]) => [...(name === key ? [member] : []), ...find(member, key), ...(member.items === undefined ? [] : find(member.items, key))]);
    for (const [key, values] of [['annotationType', 'annotationType'], ['fileTypes', 'fileType'], ['referenceCategory', 'referenceCategory']] as const) {
      for (const found of find(official(version), key)) for (const value of found.enum ?? found.items!.enum!) expect(spdx2.enumerations[values]).toContain(value);
    }
  });
});
