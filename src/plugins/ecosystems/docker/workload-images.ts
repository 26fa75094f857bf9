import { entries, text, type Value } from '#core/text/value.ts';

export interface WorkloadImage {
  readonly image: string;
  readonly path: readonly (string | number)[];
}

/** Lists of containers: of pods, of Tekton tasks (`steps`, `sidecars`). */
const containerLists = new Set(['containers', 'initContainers', 'ephemeralContainers', 'steps', 'sidecars']);
/** Single ones of Argo templates. */
const containerFields = new Set(['container', 'script']);
/** Resources are not nested deeper; what is, was made to be. */
const maximumDepth = 60;

/** Images of all containers in a document, in order; follows everything, so that pods inside any kind of resource are met. */
export function workloadImages(document: Value): WorkloadImage[] {
  const images: WorkloadImage[] = [];
  const open: { readonly value: Value; readonly path: readonly (string | number)[] }[] = [{ value: document, path: [] }];
  // aliases make one value stand in many places
  const seen = new Set<Value>();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { value, path } = at;
    if (typeof value !== 'object' || value === null || seen.has(value) || path.length > maximumDepth) continue;
    seen.add(value);
    const key = path.at(-1);
    const isContainer = containerLists.has(String(path.at(-2))) || containerFields.has(String(key));
    const image = isContainer ? text(value, 'image') : undefined;
    const reference = key === 'image' ? text(value, 'reference') : undefined;
    if (image) images.push({ image, path: [...path, 'image'] });
    if (reference) images.push({ image: reference, path: [...path, 'reference'] });
    const nested: [string | number, Value][] = Array.isArray(value) ? [...value.entries()] : entries(value);
    for (const [name, item] of nested.toReversed()) open.push({ value: item, path: [...path, name] });
  }
  return images;
}
