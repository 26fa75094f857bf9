import { weakest, strongest, type Scope } from '#core/model/scope.ts';
import { callOf, readStatements, type Call } from '#core/ruby/statements.ts';
import { noteList, roundsOf, type Lists, type Round } from '#core/ruby/rounds.ts';
import { staticText, type Values } from '#core/ruby/values.ts';
import { isGroup, isMark, literals, type SourceNode } from '#core/text/source-tree.ts';
import type { PodSource } from './podfile-lock-text.ts';

export interface PodRequest {
  /** Without subspec. */
  readonly name: string;
  readonly requirement: string;
  readonly scope: Scope;
  readonly source: PodSource;
  /** The repository of podspecs that has it. */
  readonly repository?: string;
  readonly line: number;
}

export interface Podfile {
  readonly requests: readonly PodRequest[];
  /** Repositories of podspecs for all pods. */
  readonly sources: readonly string[];
  readonly unread: readonly { readonly line: number; readonly message: string }[];
}

interface Frame {
  /** Name of a target. */
  readonly target?: string;
  /** Name of a method, whose pods count where it is called. */
  readonly method?: string;
  /** Values of the parameters of a loop, a map for each round; none where its list is not known. */
  readonly rounds?: readonly Round[];
}

/** Reads targets and their pods; pods of a method are those of the targets that call it. */
export function readPodfile(source: string): Podfile {
  const values = new Map<string, string>();
  const lists: Lists = new Map();
  const found: (Omit<PodRequest, 'scope'> & { readonly own: Scope; readonly scope?: Scope; readonly method?: string })[] = [];
  const calls = new Map<string, Scope>();
  const unread: { line: number; message: string }[] = [];
  const sources: string[] = [];
  readStatements<Frame>(source, {
    open: ({ keyword, nodes, parameters }) => {
      const rounds = roundsOf(nodes, parameters, lists);
      if (rounds !== undefined) return { rounds };
      if (keyword === 'def') return { method: nodes[1]?.kind === 'word' ? nodes[1].text : '' };
      const call = callOf(nodes);
      const name = staticText(call?.positional[0] ?? [], values);
      return (call?.name === 'target' || call?.name === 'abstract_target') && name !== undefined ? { target: name } : undefined;
    },
    statement: ({ nodes, line, frames }) => {
      const [first, second] = nodes;
      if (first?.kind === 'word' && isMark(second, '=')) {
        const value = staticText(nodes.slice(2), values);
        if (value === undefined) values.delete(first.text);
        else values.set(first.text, value);
        noteList(nodes, lists);
        return;
      }
      const call = callOf(nodes);
      if (call === undefined) return;
      const method = frames.findLast((frame) => frame.method !== undefined)?.method;
      const targets = frames.flatMap((frame) => frame.target ?? []);
      const scope: Scope = targets.length > 0 && isTestTarget(targets.at(-1)!) ? 'test' : 'runtime';
      if (call.name === 'source') {
        sources.push(staticText(call.positional[0] ?? [], values) ?? computed);
        return;
      }
      if (call.name !== 'pod') {
        const known = calls.get(call.name);
        if (method === undefined) calls.set(call.name, known === undefined ? scope : strongest(known, scope));
        if (/^use_(?:react_native|native_modules|expo_modules)/.test(call.name)) unread.push({ line, message: `the pods that ${call.name} adds are computed` });
        return;
      }
      const rounds = frames.findLast((frame) => frame.rounds !== undefined)?.rounds ?? [new Map<string, string>()];
      if (rounds.length === 0) unread.push({ line, message: 'pods are named in a loop over a list that is not written here' });
      for (const round of rounds) {
        const known: Values = { get: (key) => round.get(key) ?? values.get(key) };
        const name = staticText(call.positional[0] ?? [], known);
        if (name === undefined || name === '') {
          unread.push({ line, message: 'the name of a pod is computed' });
          continue;
        }
        const own: Scope = isOnlyDebug(call) ? 'development' : 'runtime';
        const requirement = call.positional.slice(1).flatMap((part) => names(part, known)).join(', ');
        const request = { name: name.split('/')[0]!, requirement, source: sourceOf(call, known), ...repositoryOf(call, known), line, own };
        found.push(method === undefined ? { ...request, scope } : { ...request, method });
      }
    },
  });
  const requests = found.map(({ own, method, scope, ...request }) => ({
    ...request, scope: weakest(own, scope ?? calls.get(method ?? '') ?? 'runtime'),
  }));
  return { requests, sources, unread };
}

const isTestTarget = (name: string): boolean => /(?:test|tests|spec|specs)$/i.test(name);

/** `:configurations => ['Debug']`. */
function isOnlyDebug(call: Call): boolean {
  const nodes = call.named.get('configurations') ?? call.named.get('configuration');
  const configurations = nodes === undefined ? [] : names(nodes, new Map());
  return configurations.length > 0 && configurations.every((name) => /^debug/i.test(name));
}

function names(nodes: readonly SourceNode[], values: Values): string[] {
  if (isGroup(nodes[0], '[')) return literals(nodes[0]);
  const text = staticText(nodes, values);
  return text === undefined ? [] : [text];
}

/** In place of an address. */
const computed = 'a computed address';

function repositoryOf({ named }: Call, values: Values): Pick<PodRequest, 'repository'> {
  const written = named.get('source');
  return written === undefined ? {} : { repository: staticText(written, values) ?? computed };
}

function sourceOf({ named }: Call, values: Values): PodSource {
  const option = (key: string) => staticText(named.get(key) ?? [], values);
  const [git, path, podspec, url] = [option('git'), option('path'), option('podspec'), option('http')];
  const revision = option('commit') ?? option('tag') ?? option('branch');
  return {
    ...(git === undefined ? {} : { git }),
    ...(revision === undefined ? {} : { revision }),
    ...(path === undefined ? {} : { path }),
    ...(podspec === undefined ? {} : { podspec }),
    ...(url === undefined ? {} : { url }),
  };
}
