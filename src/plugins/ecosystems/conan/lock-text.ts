import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import { checkedEntries } from '#core/inventory/checked-entries.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { jsonEntries, type JsonEntry } from '#core/text/json-entries.ts';
import { jsonHead } from '#core/text/json-head.ts';
import { parseJson, type JsonText } from '#core/text/json.ts';
import { LARGE } from '#core/text/text-lines.ts';
import { entries, get, isRecord, list, type Value } from '#core/text/value.ts';
import { conanLock, conanLockParts } from './shapes.ts';

export interface LockedNode {
  readonly id: string;
  readonly value: Value;
  /** 1-based. */
  line(): number | undefined;
}

export interface LockedReference {
  /** Name of the list. */
  readonly list: string;
  readonly value: Value;
  /** 1-based. */
  line(): number | undefined;
}

/** A lockfile of Conan, whole or in pieces; nodes and references of a large one are read anew each time. */
export interface ConanLock {
  readonly isGraph: boolean;
  readonly hasRequires: boolean;
  /** Version and overrides. To be asked for only when the file is one of Conan: it tells what is wrong in them. Throws `TextSyntaxError`. */
  head(): Pick<JsonText, 'value' | 'line'>;
  /** Of the graph of Conan 1. Throws `TextSyntaxError`. */
  nodes(): Iterable<LockedNode>;
  /** In the lists of Conan 2. Throws `TextSyntaxError`. */
  references(): Iterable<LockedReference>;
}

/** `undefined`: there is no object at the top. Throws `TextSyntaxError`. */
export function openConanLock(file: SourceFile, found: Issues): ConanLock | undefined {
  return file.size >= LARGE ? inPieces(file, found) : whole(file, found);
}

function whole(file: SourceFile, found: Issues): ConanLock | undefined {
  const json = parseJson(file.text());
  if (!isRecord(json.value)) return undefined;
  return {
    isGraph: isRecord(get(json.value, GRAPH)),
    hasRequires: Array.isArray(get(json.value, 'requires')),
    head() {
      checkShape(found, json, conanLock);
      return json;
    },
    *nodes() {
      for (const [id, value] of entries(json.value, GRAPH, NODES)) yield { id, value, line: () => json.line(GRAPH, NODES, id) };
    },
    *references() {
      for (const name of lists) for (const [index, value] of list(json.value, name).entries()) yield { list: name, value, line: () => json.line(name, index) };
    },
  };
}

function inPieces(file: SourceFile, found: Issues): ConanLock {
  const has = (section: string, isIt: (entry: JsonEntry) => boolean): boolean => jsonEntries(file.chunks(), (name) => name === section, isGraph).some((entry) => entry.section === section && isIt(entry));
  let isChecked = false;
  const packages = (): Iterable<JsonEntry> => {
    if (isChecked) return jsonEntries(file.chunks(), isPackages, isGraph);
    isChecked = true;
    return checkedEntries(found, file, { wanted: isPackages, grouped: isGraph, shape: conanLockParts.packages });
  };
  return {
    get isGraph() {
      return has(GRAPH, ({ key }) => key !== undefined);
    },
    get hasRequires() {
      return has('requires', ({ isItem }) => isItem);
    },
    head: () => jsonHead(checkedEntries(found, file, { wanted: (section) => section === 'overrides', shape: conanLockParts.head })),
    *nodes() {
      for (const { group, key, value, line } of packages()) if (group === NODES && key !== undefined) yield { id: key, value, line: () => line };
    },
    *references() {
      for (const { section, isItem, value, line } of packages()) if (isItem && lists.includes(section)) yield { list: section, value, line: () => line };
    },
  };
}

const GRAPH = 'graph_lock';
const NODES = 'nodes';
const lists = ['requires', 'build_requires', 'python_requires', 'config_requires'];

const isGraph = (section: string): boolean => section === GRAPH;
const isPackages = (section: string): boolean => isGraph(section) || lists.includes(section);
