import type { XmlElement } from '#core/text/xml.ts';
import type { Evaluation, ItemGroup } from './evaluation.ts';

/** Of a group: what counts in every project, and what does only where one asks for the package. */
interface Relevance {
  /** Names of packages that it asks for, as they are written. */
  readonly asked: readonly string[];
  /** By place in the group. */
  readonly always: readonly number[];
  readonly byPackage: ReadonlyMap<string, readonly number[]>;
}

const relevances = new WeakMap<XmlElement, Relevance>();

/**
 * The elements of a group that can make a difference to a project that asks for these packages, in order. Versions of all packages of a repository stand in
 * one file that every project of it imports: each project looks at those of its own.
 */
export function relevantElements({ element: group }: ItemGroup, packages: ReadonlySet<string>): readonly XmlElement[] {
  const { always, byPackage } = relevanceOf(group);
  if (byPackage.size === 0) return group.children;
  const names = byPackage.size < packages.size ? byPackage.keys().filter((name) => packages.has(name)) : packages;
  const places = [...always, ...[...names].flatMap((name) => byPackage.get(name) ?? [])];
  return places.sort((a, b) => a - b).map((place) => group.children[place]!);
}

/** The packages that the groups of a project may ask for, whatever their conditions are. */
export function askedPackages(evaluation: Evaluation): ReadonlySet<string> {
  const packages = new Set<string>();
  for (const { element: group, file } of evaluation.groups) {
    const { asked } = relevanceOf(group);
    if (asked.length > 0) evaluation.enter(file);
    for (const include of asked) for (const name of evaluation.properties.expand(include).text.split(';')) packages.add(name.trim().toLowerCase());
  }
  return packages;
}

function relevanceOf(group: XmlElement): Relevance {
  let relevance = relevances.get(group);
  if (relevance === undefined) relevances.set(group, (relevance = readRelevance(group)));
  return relevance;
}

function readRelevance(group: XmlElement): Relevance {
  const asked: string[] = [];
  const always: number[] = [];
  const byPackage = new Map<string, number[]>();
  for (const [place, element] of group.children.entries()) {
    const include = element.name.toLowerCase() === 'packagereference' ? attributeOf(element, 'include') : undefined;
    if (include !== undefined) asked.push(include);
    const name = packageOf(element);
    if (name === undefined) {
      always.push(place);
      continue;
    }
    const places = byPackage.get(name);
    if (places === undefined) byPackage.set(name, [place]);
    else places.push(place);
  }
  return { asked, always, byPackage };
}

/** The package that an element is about that says nothing to a project without it; `undefined` for all else, and where the name is computed. */
function packageOf(element: XmlElement): string | undefined {
  const type = element.name.toLowerCase();
  if (type !== 'packageversion' && type !== 'packagereference') return undefined;
  const operations = ['include', 'update', 'remove', 'exclude'].flatMap((name) => (attributeOf(element, name) === undefined ? [] : [name]));
  const [operation] = operations;
  if (operation === undefined || operations.length > 1 || operation === 'exclude' || (type === 'packagereference' && operation === 'include')) return undefined;
  const name = attributeOf(element, operation)!.trim();
  return /^[\w.-]+$/.test(name) ? name.toLowerCase() : undefined;
}

export function attributeOf(element: XmlElement, name: string): string | undefined {
  for (const [key, value] of element.attributes) if (key.toLowerCase() === name) return value;
  return undefined;
}
