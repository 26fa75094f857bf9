import { entries, get, text, type Value } from '#core/text/value.ts';

export interface WorkloadImage {
  readonly image: string;
  readonly path: Path;
}

type Path = readonly (string | number)[];

/** Lists of containers: of pods, of Tekton tasks (`steps`, `sidecars`). */
const containerLists = new Set(['containers', 'initContainers', 'ephemeralContainers', 'steps', 'sidecars']);
/** Single ones of Argo templates. */
const containerFields = new Set(['container', 'script']);
/** Resources are not nested deeper; what is, was made to be. */
const maximumDepth = 60;

/** Images of all containers in a document, in order, and where one is no text; follows everything, so that pods inside any kind of resource are met. */
export function workloadImages(document: Value): { readonly images: readonly WorkloadImage[]; readonly unread: readonly Path[] } {
  const images: WorkloadImage[] = [];
  const unread: Path[] = [];
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
    else if (isContainer && isOfWrongKind(get(value, 'image'))) unread.push([...path, 'image']);
    if (reference) images.push({ image: reference, path: [...path, 'reference'] });
    else if (key === 'image' && isOfWrongKind(get(value, 'reference'))) unread.push([...path, 'reference']);
    const nested: readonly (readonly [string | number, Value])[] = Array.isArray(value) ? [...value.entries()] : entries(value);
    for (const [name, item] of nested.toReversed()) open.push({ value: item, path: [...path, name] });
  }
  return { images, unread };
}

const isOfWrongKind = (value: Value): boolean => typeof value === 'object' && value !== null;
