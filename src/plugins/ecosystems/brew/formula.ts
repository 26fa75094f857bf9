import type { PackageMetadata } from '#core/model/component.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { callOf, readStatements } from '#core/ruby/statements.ts';
import { isWord, literals, literalText, type SourceNode } from '#core/text/source-tree.ts';
import { licenseExpression } from './formula-license.ts';
import { versionInUrl } from '#core/text/version-in-url.ts';

/** What a formula states in literals; it is a Ruby class and never run. */
export interface Formula {
  readonly version?: string;
  readonly license?: string;
  readonly url?: string;
  readonly sha256?: string;
  readonly line?: number;
  readonly metadata: PackageMetadata;
  /** Names of formulae; those only needed to build or test are not among them. */
  readonly dependencies: readonly string[];
}

/** Blocks whose statements are about something else than the formula itself. */
const foreignBlocks = ['bottle', 'head', 'resource', 'patch', 'test', 'livecheck', 'service', 'fails_with'] as const;
const plainFields = new Set(['desc', 'homepage', 'url', 'version', 'sha256']);

export function readFormula(source: string): Formula {
  const fields = new Map<string, { readonly text: string; readonly line: number }>();
  const dependencies: string[] = [];
  let license: string | undefined;
  let tag: string | undefined;
  readStatements<'foreign'>(source, {
    open: ({ keyword, nodes }) => (keyword === 'def' || isWord(nodes[0], ...foreignBlocks) ? 'foreign' : undefined),
    statement({ nodes, line, frames }) {
      const call = frames.length > 0 ? undefined : callOf(nodes);
      if (call === undefined) return;
      const value = literalText(call.positional[0]?.[0]);
      if (call.name === 'license') license ??= licenseExpression(call);
      else if (call.name === 'depends_on') {
        if (value !== undefined) dependencies.push(value);
        // `depends_on "cmake" => :build`
        for (const [name, purpose] of call.named) if (!isForBuildOnly(purpose)) dependencies.push(name);
      } else if (plainFields.has(call.name) && value !== undefined && !fields.has(call.name)) {
        fields.set(call.name, { text: value, line });
        if (call.name === 'url') tag = literalText(call.named.get('tag')?.[0]);
      }
    },
  });
  const at = (field: string): string | undefined => fields.get(field)?.text;
  return {
    dependencies,
    ...present('version', at('version') ?? versionInUrl(tag ?? at('url'))),
    ...present('license', license),
    ...present('url', at('url')),
    ...present('sha256', at('sha256')),
    ...present('line', (fields.get('version') ?? fields.get('url'))?.line),
    metadata: statedMetadata({ description: at('desc'), homepage: at('homepage') }),
  };
}

function isForBuildOnly(purpose: readonly SourceNode[]): boolean {
  const [first] = purpose;
  const words = first?.kind === 'symbol' ? [first.text] : literals(first);
  return words.length > 0 && words.every((word) => word === 'build' || word === 'test' || word === 'optional');
}

const present = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } => (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
