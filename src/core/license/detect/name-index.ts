import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { successors } from '../deprecated-licenses.data.ts';
import { fieldKeys } from './find-fields.ts';
import { licenseFamilies, otherNames, type LicenseFamily } from './license-families.data.ts';
import { listedFamilies } from './listed-families.ts';
import { exceptionPhrases } from './exception-phrases.data.ts';
import { licenseAddresses } from './license-addresses.data.ts';
import { noticePhrases } from './notice-phrases.data.ts';
import { proprietaryPhrases } from './proprietary-phrases.data.ts';
import { charactersOf } from './readable-text.ts';
import { NameFilter } from './name-filter.ts';
import { restrictionPhrases } from './restriction-phrases.data.ts';
import { stretchesOf, type Stretch } from './stretches.ts';
import { TriggerScan, type Trigger } from './trigger-words.ts';
import { triggersOf } from './triggers-of-names.ts';
import { wordsOf, wordHash, type Words } from './words.ts';

/** What a sequence of words means. */
export interface NameEntry {
  readonly kind: 'name' | 'id' | 'url' | 'exception' | 'notice' | 'other';
  readonly family?: LicenseFamily;
  /** An id or an expression; of an exception its id. */
  readonly id?: string;
  /** Says by itself what is meant. `tight`: only as `license: NAME` or `NAME license`. */
  readonly strength: 'strong' | 'weak' | 'tight';
}

interface Node {
  readonly next: Map<number, Node>;
  entry?: NameEntry;
}

/** What a licence is called elsewhere. */
export interface ListedName {
  readonly id: string;
  readonly name: string;
  readonly urls: readonly string[];
}

/** Finds names by their words, the longest one first. */
export class NameIndex {
  readonly #root: Node = { next: new Map() };
  readonly #filter = new NameFilter();
  readonly #triggers: TriggerScan;
  #added: (readonly [string[], NameEntry])[] = [];

  /** `triggers` are words that texts may be told by which no name is. */
  constructor(listed: readonly ListedName[], triggers: readonly Trigger[] = []) {
    for (const { id, name } of listed) {
      if (id.startsWith('CC-BY')) {
        this.#addUrl(creativeCommonsUrl(id), id);
        if (id.includes('-NC-ND')) this.#addUrl(creativeCommonsUrl(id).replace('nc-nd', 'nd-nc'), id);
      }
      this.#add(name.replace(/\([^)]*\)|"/g, ' '), { kind: 'name', id, strength: name.split(/[^A-Za-z0-9]+/).length > 2 ? 'strong' : 'tight' });
      // "(Perl)", "(1998-07-20)": what the variants of one name are told apart by
      if (name.includes('(')) this.#add(name, { kind: 'name', id, strength: 'strong' });
      const parts = id.split(/[^A-Za-z0-9]+/).length;
      this.#add(id, { kind: 'id', id, strength: parts > 1 && /\d|Clause|only|later/.test(id) ? 'weak' : 'tight' });
      // before the addresses that several licences share
      for (const place of ['spdx.org/licenses', 'opensource.org/licenses', 'opensource.org/license']) this.#addUrl(`${place}/${id}`, id);
    }
    for (const { id, urls } of listed) for (const url of urls) this.#addUrl(url, id);
    for (const [old, { id, exception }] of Object.entries(successors)) this.#addUrl(`spdx.org/licenses/${old}`, exception === undefined ? id : `${id} WITH ${exception}`);
    for (const family of listedFamilies(listed)) for (const name of family.names) this.#add(name, { kind: 'name', family, strength: 'strong' });
    for (const family of licenseFamilies) {
      for (const name of family.names) this.#add(name, { kind: 'name', family, strength: 'strong' });
      for (const name of family.weakNames ?? []) this.#add(name, { kind: 'name', family, strength: 'weak' });
    }
    for (const { id, phrases } of exceptionPhrases) for (const phrase of phrases) this.#add(phrase, { kind: 'exception', id, strength: 'strong' });
    for (const { id, phrases } of [...noticePhrases, ...proprietaryPhrases]) for (const phrase of phrases) this.#add(phrase, { kind: 'notice', id, strength: 'strong' });
    // beside what they limit: no text is read for their sake
    for (const { id, phrases } of restrictionPhrases) for (const phrase of phrases) this.#add(phrase, { kind: 'notice', id, strength: 'tight' });
    for (const { id, addresses } of licenseAddresses) for (const address of addresses) this.#addUrl(address, id);
    for (const name of otherNames) this.#add(name, { kind: 'other', strength: 'strong' });
    this.#fillFilter();
    this.#triggers = new TriggerScan([...triggersOf(this.#added), ...triggers]);
    this.#added = [];
  }

  /** Where the text may name or hold a licence. */
  stretchesIn(bytes: Uint8Array): Stretch[] {
    return stretchesOf(bytes, this.#triggers);
  }

  /** The first word at `from` or behind it at which something may begin; the number of words when there is none. */
  next(words: Words, from: number): number {
    return this.#filter.next(words, from);
  }

  /** Number of words of the longest name that begins at a word, and its meaning. */
  at(hashes: Uint32Array, count: number, index: number): { readonly length: number; readonly entry: NameEntry } | undefined {
    let node = this.#root.next.get(hashes[index]!);
    let found: { length: number; entry: NameEntry } | undefined;
    for (let length = 1; node !== undefined; length++) {
      if (node.entry !== undefined) found = { length, entry: node.entry };
      if (index + length >= count) break;
      node = node.next.get(hashes[index + length]!);
    }
    return found;
  }

  /** The meaning of one word alone. */
  single(word: string): NameEntry | undefined {
    return this.#root.next.get(wordHash(word))?.entry;
  }

  #fillFilter(): void {
    for (const [first, { next, entry }] of this.#root.next) {
      if (entry !== undefined) this.#filter.addSingle(first);
      for (const second of next.keys()) this.#filter.addPair(first, second);
    }
    for (const key of fieldKeys) this.#filter.addSingle(wordHash(key));
    // names of Creative Commons are read by a grammar of their own
    this.#filter.addSingle(wordHash('cc'));
    this.#filter.addPair(wordHash('creative'), wordHash('commons'));
  }

  #addUrl(url: string, id: string): void {
    const bare = url.trim().replace(/^[a-z]+:\/+/i, '').replace(/^www\d?\./i, '').replace(/[/#]+$/, '').replace(/\.(?:html?|txt|php)$/i, '');
    // the home of a project, or one of its files, says nothing of its licence; a place in a file does
    if (!/[/#]/.test(bare) && !/licen[cs]e|unlicense|wtfpl/i.test(bare)) return;
    if (/^(?:github|gitlab|bitbucket|fedoraproject|en\.wikipedia|web\.archive|gitlab\.\w+)\b/.test(bare) && !/licen[cs]|copying|copyright|#|\/mit-0$/i.test(bare)) return;
    this.#add(bare, { kind: 'url', id, strength: 'strong' });
  }

  #add(text: string, entry: NameEntry): void {
    const { bytes, starts, ends, hashes, count } = wordsOf(encodeUtf8(text));
    if (count === 0) return;
    this.#added.push([Array.from({ length: count }, (_, at) => charactersOf(bytes, starts[at]!, ends[at]!).toLowerCase()), entry]);
    let node = this.#root;
    for (let at = 0; at < count; at++) {
      let next = node.next.get(hashes[at]!);
      if (next === undefined) node.next.set(hashes[at]!, (next = { next: new Map() }));
      node = next;
    }
    // families and phrases of ours come later and know more
    if (node.entry === undefined || entry.kind === 'name' && entry.family !== undefined || entry.kind === 'exception' || entry.kind === 'notice' || entry.kind === 'other') node.entry = entry;
    else if (node.entry.kind === 'id' && node.entry.id !== entry.id && entry.kind === 'url') node.entry = entry;
  }
}

/** `CC-BY-NC-SA-3.0-IGO` is at `creativecommons.org/licenses/by-nc-sa/3.0/igo`. */
function creativeCommonsUrl(id: string): string {
  const [, kind, version, place] = /^CC-(BY[A-Z-]*?)-(\d\.\d)(?:-(.*))?$/.exec(id) ?? [];
  return `creativecommons.org/licenses/${kind ?? ''}/${version ?? ''}${place === undefined ? '' : `/${place.toLowerCase()}`}`.toLowerCase();
}
