import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { entries, isRecord, list, record, strings, text, type Value } from '#core/text/value.ts';
import { podfileLock } from './shapes.ts';

/** A `Podfile.lock` with subspecs (`Texture/Core`) joined into their pod. */
export interface LockedPods {
  readonly pods: ReadonlyMap<string, LockedPod>;
  /** What the Podfile asks for, by name of the pod. */
  readonly dependencies: readonly { readonly name: string; readonly requirement?: string; readonly line?: number }[];
  readonly problems: readonly { readonly line?: number; readonly message: string }[];
}

export interface LockedPod {
  readonly name: string;
  readonly version: string;
  readonly lines: number[];
  /** Names of other pods. */
  readonly needs: Set<string>;
  readonly source: PodSource;
}

export interface PodSource {
  readonly git?: string;
  /** Commit, else tag or branch. */
  readonly revision?: string;
  readonly path?: string;
  readonly podspec?: string;
  readonly url?: string;
}

/** Throws `TextSyntaxError`. */
export function readPodfileLock(file: SourceFile, found: Issues): LockedPods {
  const yaml = parseYaml(file.text(), { strings: true });
  if (!isRecord(yaml.value)) return { pods: new Map(), dependencies: [], problems: [{ line: 1, message: 'the lockfile is not a map of sections' }] };
  checkShape(found, yaml, podfileLock, file.path);
  const root = yaml.value;
  const pods = new Map<string, LockedPod>();
  const problems: { line?: number; message: string }[] = [];
  for (const [index, item] of list(root, 'PODS').entries()) {
    const line = yaml.line('PODS', index);
    const at = line === undefined ? {} : { line };
    const [written, needs] = isRecord(item) ? (entries(item)[0] ?? ['', undefined]) : [text(item) ?? '', undefined];
    const { name, inside: version } = nameAndParentheses(written);
    if (version === undefined) {
      problems.push({ ...at, message: `the entry ${JSON.stringify(written.slice(0, 100))} has no version` });
      continue;
    }
    const known = pods.get(name);
    const pod = known ?? { name, version, lines: [], needs: new Set<string>(), source: sourceOf(root, name) };
    if (known === undefined) pods.set(name, pod);
    if (line !== undefined) pod.lines.push(line);
    for (const need of strings(needs)) {
      const other = nameAndParentheses(need).name;
      if (other !== name) pod.needs.add(other);
    }
  }
  const dependencies = list(root, 'DEPENDENCIES').flatMap((item, index) => {
    const { name, inside } = nameAndParentheses(text(item) ?? '');
    const line = yaml.line('DEPENDENCIES', index);
    if (name === '') return [];
    return [{ name, ...(inside === undefined || inside.startsWith('from ') ? {} : { requirement: inside }), ...(line === undefined ? {} : { line }) }];
  });
  return { pods, dependencies, problems };
}

/** `Texture/Core (3.1.0)`: name of the pod, and what stands in parentheses. */
function nameAndParentheses(written: string): { name: string; inside?: string } {
  const open = written.indexOf(' (');
  const full = (open === -1 ? written : written.slice(0, open)).trim();
  const slash = full.indexOf('/');
  const name = slash === -1 ? full : full.slice(0, slash);
  if (open === -1) return { name };
  const close = written.lastIndexOf(')');
  return { name, inside: written.slice(open + 2, close > open ? close : written.length).trim() };
}

/** What was checked out wins over what was asked for. */
function sourceOf(root: Value, name: string): PodSource {
  const asked = record(root, 'EXTERNAL SOURCES', name);
  const used = record(root, 'CHECKOUT OPTIONS', name);
  const option = (...keys: string[]) => keys.map((key) => text(used, key) ?? text(asked, key)).find((value) => value !== undefined && value !== '');
  const [git, path, podspec, url] = [option(':git'), text(asked, ':path'), text(asked, ':podspec'), option(':http')];
  const revision = option(':commit') ?? option(':tag') ?? option(':branch');
  return {
    ...(git === undefined ? {} : { git }),
    ...(revision === undefined ? {} : { revision }),
    ...(path === undefined ? {} : { path }),
    ...(podspec === undefined ? {} : { podspec }),
    ...(url === undefined ? {} : { url }),
  };
}
