import { checkedSection, type Issues } from '#core/inventory/check-shape.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { entries, isRecord, list, record, strings, text, type Value } from '#core/text/value.ts';
import { readYamlSections, type YamlSections } from '#core/text/yaml-sections.ts';
import { lockedPod, podfileLock } from './shapes.ts';

/** A `Podfile.lock`. */
export interface LockedPods {
  /** In order, to be gone through once: a pod for itself and for each of its subspecs (`Texture/Core`). Throws `TextSyntaxError` where the file is large. */
  readonly pods: Iterable<LockedPod>;
  /** What the Podfile asks for, by name of the pod. */
  readonly dependencies: readonly { readonly name: string; readonly requirement?: string; readonly line?: number }[];
  /** Where a pod is taken from. */
  readonly sourceOf: (name: string) => PodSource;
  readonly problem?: string;
}

export interface LockedPod {
  readonly written: string;
  /** Of the pod, without that of the subspec. */
  readonly name: string;
  readonly version?: string;
  readonly line: number | undefined;
  /** Names of other pods. */
  readonly needs: readonly string[];
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
  const yaml = readYamlSections(file, { PODS: 'list', 'SPEC REPOS': 'mapping', 'SPEC CHECKSUMS': 'mapping' });
  const { head } = yaml;
  if (!isRecord(head)) return { pods: [], dependencies: [], sourceOf: () => ({}), problem: 'the lockfile is not a map of sections' };
  const dependencies = list(head, 'DEPENDENCIES').flatMap((item, index) => {
    const { name, inside } = nameAndParentheses(text(item) ?? '');
    const line = yaml.line('DEPENDENCIES', index);
    if (name === '') return [];
    return [{ name, ...(inside === undefined || inside.startsWith('from ') ? {} : { requirement: inside }), ...(line === undefined ? {} : { line }) }];
  });
  return { pods: podsOf(yaml, found), dependencies, sourceOf: (name) => sourceOf(head, name) };
}

function* podsOf(yaml: YamlSections, found: Issues): Generator<LockedPod> {
  for (const { value: item, line } of checkedSection(found, yaml, 'PODS', { head: podfileLock, part: lockedPod })) {
    const [written, needs] = isRecord(item) ? (entries(item)[0] ?? ['', undefined]) : [text(item) ?? '', undefined];
    const { name, inside: version } = nameAndParentheses(written);
    yield { written, name, ...(version === undefined ? {} : { version }), line, needs: strings(needs).map((need) => nameAndParentheses(need).name).filter((other) => other !== name) };
  }
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
