import { isGroup, isMark, isWord, split, type Group, type SourceNode } from '#core/text/source-tree.ts';

/** Of a mapping each value says for itself whether it is complete. */
export type PythonValue = string | readonly PythonValue[] | ReadonlyMap<string, PythonLiteral>;

/** What can be known of an expression without running anything. */
export interface PythonLiteral {
  /** `undefined` when nothing is known. */
  readonly value: PythonValue | undefined;
  /** False when parts are computed: the value is what remains. */
  readonly isComplete: boolean;
}

const unknown: PythonLiteral = { value: undefined, isComplete: false };

export type Variables = Map<string, PythonLiteral>;

/** Lists and mappings that a program builds up step by step are copied at each step; beyond this size they count as computed. */
const mostItems = 5_000;

/** Evaluates literals, names bound to them, `+` and a few methods of strings. */
export function evaluate(nodes: readonly SourceNode[], variables: Variables): PythonLiteral {
  const terms = split(nodes, '+');
  if (terms.length === 0) return unknown;
  return terms.map((term) => evaluateTerm(term, variables)).reduce(add);
}

/** Runs the assignments of one line on the variables. */
export function assign(line: readonly SourceNode[], variables: Variables): void {
  const [target, second, third] = line;
  if (target?.kind !== 'word') return;
  const known = variables.get(target.text);
  if (isMark(second, '=')) variables.set(target.text, evaluate(line.slice(2), variables));
  else if (isMark(second, ':')) {
    const equals = line.findIndex((node) => isMark(node, '='));
    if (equals !== -1) variables.set(target.text, evaluate(line.slice(equals + 1), variables));
  } else if (isMark(second, '+=')) {
    variables.set(target.text, add(known ?? unknown, evaluate(line.slice(2), variables)));
  } else if (isGroup(second, '[') && isMark(third, '=') && known?.value instanceof Map && known.value.size < mostItems) {
    const key = evaluate(second.items, variables).value;
    variables.set(target.text, typeof key === 'string' ? withItems(known, [[key, evaluate(line.slice(3), variables)]]) : { ...known, isComplete: false });
  } else if (isMark(second, '.') && third?.kind === 'word' && isGroup(line[3], '(') && line.length === 4) {
    const changed = change(known ?? unknown, third.text, line[3], variables);
    if (changed !== undefined) variables.set(target.text, changed);
  }
}

/** What a list or mapping is after one of its methods was called; `undefined` when the method leaves it as it is. */
function change(known: PythonLiteral, method: string, call: Group, variables: Variables): PythonLiteral | undefined {
  const [first = [], second = []] = split(call.items);
  switch (method) {
    case 'append':
    case 'insert': {
      const argument = evaluate(method === 'append' ? call.items : second, variables);
      return add(known, argument.value === undefined ? argument : { ...argument, value: [argument.value] });
    }
    case 'extend':
      return add(known, evaluate(call.items, variables));
    case 'update': {
      if (!(known.value instanceof Map) || known.value.size >= mostItems) return { ...known, isComplete: false };
      const isMapping = first.length > 0 && !isMark(first[1], '=');
      const { keywords, isComplete } = isMapping ? { keywords: evaluate(first, variables), isComplete: true } : evaluateKeywords(call, variables);
      const added = keywords instanceof Map ? { value: keywords, isComplete } : keywords;
      return added.value instanceof Map ? withItems({ ...known, isComplete: known.isComplete && added.isComplete }, added.value) : { ...known, isComplete: false };
    }
    case 'remove':
    case 'pop':
    case 'clear':
    case 'discard':
    case 'setdefault':
      return { ...known, isComplete: false };
    default:
      return undefined;
  }
}

function withItems(mapping: PythonLiteral, items: Iterable<readonly [string, PythonLiteral]>): PythonLiteral {
  const known = mapping.value instanceof Map ? mapping.value : [];
  return { value: new Map([...known, ...items]), isComplete: mapping.isComplete };
}

/** Arguments by name, and what `**mapping` adds. */
export function evaluateKeywords(call: Group, variables: Variables): { keywords: Map<string, PythonLiteral>; isComplete: boolean } {
  const keywords = new Map<string, PythonLiteral>();
  let isComplete = true;
  for (const argument of split(call.items)) {
    const [name, equals] = argument;
    if (name?.kind === 'word' && isMark(equals, '=')) keywords.set(name.text, evaluate(argument.slice(2), variables));
    else if (isMark(name, '**')) {
      const mapping = evaluate(argument.slice(1), variables);
      if (mapping.value instanceof Map) for (const [key, literal] of mapping.value) keywords.set(key, literal);
      isComplete &&= mapping.isComplete && mapping.value instanceof Map;
    }
  }
  return { keywords, isComplete };
}

function evaluateTerm(term: readonly SourceNode[], variables: Variables): PythonLiteral {
  let at = 1;
  let result = evaluatePrimary(term[0]!, variables);
  const first = term[0]!;
  if (first.kind === 'text') {
    // literals side by side are one
    while (term[at]?.kind === 'text') result = add(result, evaluatePrimary(term[at++]!, variables));
  } else if (isWord(first, 'list', 'tuple', 'sorted', 'set') && isGroup(term[1], '(')) {
    result = evaluate(term[1].items, variables);
    at = 2;
  } else if (isWord(first, 'dict') && isGroup(term[1], '(')) {
    const { keywords, isComplete } = evaluateKeywords(term[1], variables);
    result = { value: keywords, isComplete };
    at = 2;
  } else if (isWord(first, 'sum') && isGroup(term[1], '(')) {
    result = sumOf(split(term[1].items), variables);
    at = 2;
  }
  while (at < term.length) {
    const step = applyStep(result, term, at, variables);
    if (step === undefined) return { value: isWord(term[at], 'if') ? result.value : undefined, isComplete: false };
    result = step.result;
    at = step.next;
  }
  return result;
}

interface Step {
  readonly result: PythonLiteral;
  readonly next: number;
}

/** A method call or index behind a value. */
function applyStep(base: PythonLiteral, term: readonly SourceNode[], at: number, variables: Variables): Step | undefined {
  const node = term[at];
  if (isGroup(node, '[')) {
    const key = evaluate(node.items, variables).value;
    return { result: (base.value instanceof Map && typeof key === 'string' ? base.value.get(key) : undefined) ?? unknown, next: at + 1 };
  }
  const method = term[at + 1];
  const call = term[at + 2];
  if (!isMark(node, '.') || method?.kind !== 'word' || !isGroup(call, '(')) return undefined;
  if (base.value instanceof Map && method.text === 'values') return { result: valuesOf(base.value, base.isComplete), next: at + 3 };
  if (typeof base.value !== 'string') return undefined;
  const argument = evaluate(call.items, variables).value;
  const text = base.value;
  const next = at + 3;
  const keep = (value: PythonValue) => ({ result: { value, isComplete: base.isComplete }, next });
  switch (method.text) {
    case 'strip':
      return keep(text.trim());
    case 'splitlines':
      return keep(text.split('\n'));
    case 'split':
      return keep(typeof argument === 'string' && argument !== '' ? text.split(argument) : text.split(/\s+/).filter((word) => word !== ''));
    default:
      return undefined;
  }
}

function valuesOf(mapping: ReadonlyMap<string, PythonLiteral>, isComplete: boolean): PythonLiteral {
  const literals = [...mapping.values()];
  return {
    value: literals.map(({ value }) => value).filter((value) => value !== undefined),
    isComplete: isComplete && literals.every((literal) => literal.isComplete && literal.value !== undefined),
  };
}

/** `sum(lists, [])` puts lists together. */
function sumOf([lists = [], start]: readonly (readonly SourceNode[])[], variables: Variables): PythonLiteral {
  const summands = evaluate(lists, variables);
  const first = start === undefined ? unknown : evaluate(start, variables);
  if (!Array.isArray(first.value) || !Array.isArray(summands.value)) return unknown;
  const items: readonly PythonValue[] = summands.value;
  const flat = [...(first.value as readonly PythonValue[]), ...items.flatMap((item) => (Array.isArray(item) ? (item as readonly PythonValue[]) : []))];
  return { value: flat.slice(0, mostItems), isComplete: first.isComplete && summands.isComplete && items.every((item) => Array.isArray(item)) && flat.length <= mostItems };
}

function evaluatePrimary(node: SourceNode, variables: Variables): PythonLiteral {
  if (node.kind === 'text') return node.dynamic === true ? unknown : { value: node.text, isComplete: true };
  if (node.kind === 'number') return { value: node.text, isComplete: true };
  if (node.kind === 'word') return isWord(node, 'None') ? { value: [], isComplete: true } : (variables.get(node.text) ?? unknown);
  if (!isGroup(node)) return unknown;
  if (node.open === '{') return evaluateBraces(node, variables);
  const isGrouping = node.open === '(' && !node.items.some((item) => isMark(item, ','));
  if (isGrouping) return evaluate(node.items, variables);
  return evaluateItems(split(node.items), variables);
}

function evaluateItems(parts: readonly (readonly SourceNode[])[], variables: Variables): PythonLiteral {
  const items: PythonValue[] = [];
  let isComplete = true;
  for (const part of parts) {
    const spread = isMark(part[0], '*');
    const item = evaluate(spread ? part.slice(1) : part, variables);
    isComplete &&= item.isComplete;
    if (spread && Array.isArray(item.value)) items.push(...item.value);
    else if (item.value !== undefined) items.push(item.value);
  }
  return { value: items, isComplete };
}

function evaluateBraces(node: Group, variables: Variables): PythonLiteral {
  const parts = split(node.items);
  const isMapping = parts.some((part) => part.some((item) => isMark(item, ':')) || isMark(part[0], '**'));
  if (parts.length > 0 && !isMapping) return evaluateItems(parts, variables);
  const result = new Map<string, PythonLiteral>();
  let isComplete = true;
  for (const part of parts) {
    const colon = part.findIndex((item) => isMark(item, ':'));
    const key = colon === -1 ? undefined : evaluate(part.slice(0, colon), variables).value;
    const item = evaluate(colon === -1 ? part.slice(1) : part.slice(colon + 1), variables);
    if (typeof key === 'string') result.set(key, item);
    else if (colon === -1 && item.value instanceof Map) {
      for (const [inner, value] of item.value) result.set(inner, value);
      isComplete &&= item.isComplete;
    } else isComplete = false;
  }
  return { value: result, isComplete };
}

function add(left: PythonLiteral, right: PythonLiteral): PythonLiteral {
  const isComplete = left.isComplete && right.isComplete;
  if (typeof left.value === 'string' && typeof right.value === 'string') return { value: left.value + right.value, isComplete };
  if (Array.isArray(left.value) && Array.isArray(right.value) && left.value.length < mostItems) {
    return {
      value: [...left.value, ...right.value],
      isComplete,
    };
  }
  // one side is computed: what is known of a list remains, of a text nothing
  const remains = Array.isArray(left.value) ? left.value : Array.isArray(right.value) ? right.value : undefined;
  return { value: remains, isComplete: false };
}

/** The texts of a list, or the lines of a text, as `install_requires` takes both. */
export function textsOf(value: PythonValue | undefined): string[] {
  const lines = typeof value === 'string' ? value.split('\n').filter((line) => !line.trimStart().startsWith('#')) : value;
  const items: readonly PythonValue[] = Array.isArray(lines) ? lines : [];
  return items.filter((item) => typeof item === 'string').map((item) => item.trim()).filter((item) => item !== '');
}
