import { entries, get, text, type Value } from '#core/text/value.ts';

/** `steps`: an image stands as `image` at every step and service (Bitbucket, Drone, Woodpecker). */
export type PipelineKind = 'circleci' | 'cloud-build' | 'steps';

export interface PipelineUse {
  readonly image?: string;
  readonly pipe?: string;
  /** There is an image or pipe, and it is no text. */
  readonly isUnread?: boolean;
  readonly path: readonly (string | number)[];
}

/** What is handed to steps may have an image among its values. */
const values = new Set(['variables', 'environment', 'settings', 'parameters', 'args', 'when', 'substitutions']);
/** Pipelines are not nested deeper; what is, was made to be. */
const maximumDepth = 40;

/** Images and pipes of a pipeline in order, each where it first stands: anchors make one value stand in many places. */
export function pipelineUses(document: Value, kind: PipelineKind): PipelineUse[] {
  const uses: PipelineUse[] = [];
  const open: { readonly value: Value; readonly path: readonly (string | number)[] }[] = [{ value: document, path: [] }];
  const seen = new Set<Value>();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { value, path } = at;
    if (typeof value !== 'object' || value === null || seen.has(value) || path.length > maximumDepth || values.has(String(path.at(-1)))) continue;
    seen.add(value);
    const image = imageAt(value, path, kind);
    if (image !== undefined && image.startsWith('docker://')) uses.push({ image: image.slice('docker://'.length), path });
    else if (image !== undefined) uses.push({ image, path: [...path, kind === 'cloud-build' ? 'name' : 'image'] });
    const name = kind === 'cloud-build' ? 'name' : 'image';
    const mayHold = kind === 'steps' || path.at(-2) === (kind === 'circleci' ? 'docker' : 'steps');
    if (mayHold && image === undefined && isOdd(get(value, name))) uses.push({ isUnread: true, path: [...path, name] });
    if (kind === 'steps' && text(value, 'pipe') === undefined && isOdd(get(value, 'pipe'))) uses.push({ isUnread: true, path: [...path, 'pipe'] });
    const pipe = kind === 'steps' ? text(value, 'pipe') : undefined;
    if (pipe !== undefined) uses.push(pipe.startsWith('docker://') ? { image: pipe.slice('docker://'.length), path: [...path, 'pipe'] } : { pipe, path: [...path, 'pipe'] });
    const nested: readonly (readonly [string | number, Value])[] = Array.isArray(value) ? [...value.entries()] : entries(value);
    for (const [name, item] of nested.toReversed()) open.push({ value: item, path: [...path, name] });
  }
  return uses;
}

const isOdd = (value: Value): boolean => value !== undefined && value !== null && typeof value !== 'string';

function imageAt(value: Value, path: readonly (string | number)[], kind: PipelineKind): string | undefined {
  if (kind === 'circleci') return path.at(-2) === 'docker' ? text(value, 'image') : undefined;
  if (kind === 'cloud-build') return path.at(-2) === 'steps' ? text(value, 'name') : undefined;
  return text(value, 'image') ?? text(value, 'image', 'name');
}
