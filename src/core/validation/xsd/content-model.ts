import type { XmlNode } from '../../text/xml-document.ts';
import type { ElementDeclaration, Particle } from './schema-model.ts';

/** An element of the content, by its place in it, with its declaration; without one when it is of another namespace. */
export interface Matched {
  readonly index: number;
  readonly declaration: ElementDeclaration | undefined;
}

export interface MatchResult {
  readonly matched: readonly Matched[];
  /** The first element that does not fit, or `undefined` when something is missing at the end. */
  readonly fault: { readonly node: XmlNode | undefined; readonly expected: readonly string[] } | undefined;
}

/**
 * Fits elements to a content model in one pass without going back: XML Schema demands models that tell by the next element alone
 * which part it belongs to.
 */
export function matchContent(particle: Particle, nodes: readonly XmlNode[], targetNamespace: string): MatchResult {
  return new Matcher(nodes, targetNamespace).match(particle);
}

class Matcher {
  readonly #nodes: readonly XmlNode[];
  readonly #targetNamespace: string;
  readonly #matched: Matched[] = [];
  #at = 0;
  /** What could have stood where the reading is. */
  #expected: string[] = [];
  #failed = false;

  constructor(nodes: readonly XmlNode[], targetNamespace: string) {
    this.#nodes = nodes;
    this.#targetNamespace = targetNamespace;
  }

  match(particle: Particle): MatchResult {
    this.#repeat(particle);
    const isWhole = !this.#failed && this.#at === this.#nodes.length;
    return { matched: this.#matched, fault: isWhole ? undefined : { node: this.#nodes[this.#at], expected: [...new Set(this.#expected)] } };
  }

  #repeat(particle: Particle): void {
    for (let count = 0; count < particle.max && !this.#failed; count++) {
      const start = this.#at;
      if (!this.#canStart(particle)) {
        this.#expected.push(...namesOf(particle));
        if (count < particle.min && !isEmptiable(particle)) this.#failed = true;
        return;
      }
      this.#once(particle);
      // a group of optional parts may match nothing for ever
      if (this.#at === start) return;
    }
  }

  #once(particle: Particle): void {
    if (particle.kind === 'sequence') {
      for (const item of particle.items) {
        this.#repeat(item);
        if (this.#failed) return;
      }
    } else if (particle.kind === 'choice') {
      const branch = particle.items.find((item) => this.#canStart(item));
      if (branch !== undefined) this.#repeat(branch);
    } else {
      this.#matched.push({ index: this.#at++, declaration: particle.kind === 'element' ? particle.element : undefined });
      this.#expected = [];
    }
  }

  /** Whether the next element can be the first of the particle. */
  #canStart(particle: Particle): boolean {
    const node = this.#nodes[this.#at];
    if (node === undefined) return false;
    if (particle.kind === 'element') return node.name === particle.element.name && node.namespace === particle.element.namespace;
    if (particle.kind === 'any') return node.namespace !== '' && node.namespace !== this.#targetNamespace;
    if (particle.kind === 'choice') return particle.items.some((item) => this.#canStart(item));
    for (const item of particle.items) {
      if (this.#canStart(item)) return true;
      if (!isEmptiable(item)) return false;
    }
    return false;
  }
}

function isEmptiable(particle: Particle): boolean {
  if (particle.min === 0) return true;
  if (particle.kind === 'sequence') return particle.items.every(isEmptiable);
  return particle.kind === 'choice' && (particle.items.length === 0 || particle.items.some(isEmptiable));
}

/** Names with which a particle can start. */
function namesOf(particle: Particle): string[] {
  if (particle.kind === 'element') return [particle.element.name];
  if (particle.kind === 'any') return [];
  if (particle.kind === 'choice') return particle.items.flatMap(namesOf);
  const names: string[] = [];
  for (const item of particle.items) {
    names.push(...namesOf(item));
    if (!isEmptiable(item)) break;
  }
  return names;
}
