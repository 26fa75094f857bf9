import { expandAll, expandVariables } from '#core/text/shell-variables.ts';
import { addedSources, isRemote, type AddedSource } from './added-sources.ts';
import type { Instruction } from './dockerfile-instructions.ts';

/** An image from outside that a Dockerfile uses. */
export interface UsedImage {
  /** As written; variables that have values are not yet replaced. */
  readonly image: string;
  readonly line: number;
  /** Its content becomes part of what is built; otherwise it only helped to build. */
  readonly isShipped: boolean;
  readonly platform?: string;
}

/** A file or repository from outside that a Dockerfile adds. */
export interface UsedSource extends AddedSource {
  readonly line: number;
  readonly isShipped: boolean;
  /** A variable of the address without value. */
  readonly missing?: string;
}

export interface DockerfileReading {
  readonly images: readonly UsedImage[];
  readonly sources: readonly UsedSource[];
  /** Values of the arguments before the first stage. */
  readonly arguments: ReadonlyMap<string, string>;
  readonly stageCount: number;
}

interface Stage {
  readonly names: readonly string[];
  readonly base: string;
  readonly line: number;
  readonly platform: string | undefined;
  /** Earlier stages and images that files are taken from. */
  readonly sources: { readonly from: string; readonly line: number; readonly isCopied: boolean }[];
  readonly added: Omit<UsedSource, 'isShipped'>[];
  /** Of variables. */
  readonly values: Map<string, string>;
  /** The stage that it is based on: what has a value there has it here. */
  readonly on: Stage | undefined;
}

/** Which images the stages start from and take files from; stages that refer to each other are resolved. */
export function readStages(instructions: readonly Instruction[]): DockerfileReading {
  const values = new Map<string, string>();
  const stages: Stage[] = [];
  const named = new Map<string, Stage>();
  for (const { name, argument, line } of instructions) {
    if (name === 'ARG' && stages.length === 0) for (const [key, value] of assignments(argument)) values.set(key, expandVariables(value, (wanted) => values.get(wanted)).text);
    else if (name === 'FROM') {
      const stage = readFrom(argument, line, stages.length, named);
      for (const each of stage.names) named.set(each, stage);
      stages.push(stage);
    } else {
      const stage = stages.at(-1);
      stage?.sources.push(...sourcesOf(name, argument, line));
      if (stage !== undefined && (name === 'ARG' || name === 'ENV')) setValues(stage, argument, values);
      else if (name === 'ADD') stage?.added.push(...addedSources(argument).map((source) => filledIn(source, line, stage)).filter(isRemote));
    }
  }
  const byName = new Map<string, number>();
  const images: UsedImage[] = [];
  const sources: UsedSource[] = [];
  const shipped = shippedStages(stages);
  for (const [index, stage] of stages.entries()) {
    const isShipped = shipped.has(index);
    if (!byName.has(stage.base.toLowerCase())) images.push({ image: stage.base, line: stage.line, isShipped, ...(stage.platform === undefined ? {} : { platform: stage.platform }) });
    for (const { from, line, isCopied } of stage.sources) if (!byName.has(from.toLowerCase())) images.push({ image: from, line, isShipped: isShipped && isCopied });
    sources.push(...stage.added.map((source) => ({ ...source, isShipped })));
    for (const name of stage.names) byName.set(name, index);
  }
  return { images, sources, arguments: values, stageCount: stages.length };
}

/**
 * Stages whose file system ends up in an image: those that no later stage uses (the last one, and other targets), and those that they are based on.
 * A stage from which files are copied is only built from, however much is taken.
 */
function shippedStages(stages: readonly Stage[]): Set<number> {
  const byName = new Map<string, number>();
  const bases: (number | undefined)[] = [];
  const used = new Set<number>();
  for (const [index, stage] of stages.entries()) {
    const base = byName.get(stage.base.toLowerCase());
    bases.push(base);
    if (base !== undefined) used.add(base);
    for (const { from } of stage.sources) {
      const source = byName.get(from.toLowerCase());
      if (source !== undefined) used.add(source);
    }
    for (const name of stage.names) byName.set(name, index);
  }
  const shipped = new Set<number>();
  for (let index = stages.length - 1; index >= 0; index--) {
    const isTarget = index === stages.length - 1 || !used.has(index);
    for (let at: number | undefined = isTarget ? index : undefined; at !== undefined && !shipped.has(at); at = bases[at]) shipped.add(at);
  }
  return shipped;
}

/** `[--platform=p] image [AS name]`; a stage can also be called by its number. */
function readFrom(argument: string, line: number, index: number, named: ReadonlyMap<string, Stage>): Stage {
  const words = argument.split(/\s+/);
  const flags = words.filter((word) => word.startsWith('--'));
  const rest = words.filter((word) => !word.startsWith('--'));
  const name = rest[1]?.toUpperCase() === 'AS' ? rest[2]?.toLowerCase() : undefined;
  const platform = flags.find((flag) => flag.startsWith('--platform='))?.slice('--platform='.length);
  const base = unquote(rest[0] ?? '');
  return {
    names: [...(name === undefined ? [] : [name]), String(index)],
    base,
    line,
    // platforms that the builder fills in mean no restriction
    platform: platform === undefined || platform.includes('$') ? undefined : platform,
    sources: [],
    added: [],
    values: new Map(),
    on: named.get(base.toLowerCase()),
  };
}

/** So many stages are looked through for the value of a variable: chains that are written to keep us busy are longer. */
const mostStages = 100;

function valueIn(stage: Stage, name: string): string | undefined {
  let at: Stage | undefined = stage;
  for (let count = 0; at !== undefined && count < mostStages; count++, at = at.on) {
    const value = at.values.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** `ARG name` takes the value from before the first stage, `ENV name value` is the old form for one. */
function setValues(stage: Stage, argument: string, before: ReadonlyMap<string, string>): void {
  const [, name = '', value] = /^([A-Za-z_][A-Za-z0-9_]*)(?:\s+(.*))?$/s.exec(argument) ?? [];
  const known = value ?? before.get(name);
  const given: readonly (readonly [string, string])[] = name === '' ? assignments(argument) : known === undefined ? [] : [[name, unquote(known)]];
  for (const [key, written] of given) stage.values.set(key, expandVariables(written, (wanted) => valueIn(stage, wanted)).text);
}

function filledIn({ address, checksum }: AddedSource, line: number, stage: Stage): Stage['added'][number] {
  const fill = (written: string) => expandAll(written, (name) => valueIn(stage, name));
  const { text, missing } = fill(address);
  return { address: text, line, ...(checksum !== undefined && { checksum: fill(checksum).text }), ...(missing[0] !== undefined && { missing: missing[0] }) };
}

function sourcesOf(name: string, argument: string, line: number): Stage['sources'] {
  if (name === 'ONBUILD') {
    const blank = argument.search(/\s/);
    return blank === -1 ? [] : sourcesOf(argument.slice(0, blank).toUpperCase(), argument.slice(blank).trim(), line);
  }
  const flags = leadingFlags(argument);
  if (name === 'COPY' || name === 'ADD') {
    return flags.filter((flag) => flag.startsWith('--from=')).map((flag) => ({ from: unquote(flag.slice('--from='.length)), line, isCopied: true })).filter(({ from }) => from !== '');
  }
  if (name !== 'RUN') return [];
  return flags.filter((flag) => flag.startsWith('--mount=')).flatMap((flag) => {
    const from = flag.slice('--mount='.length).split(',').find((option) => option.startsWith('from='));
    return from === undefined || from === 'from=' ? [] : [{ from: unquote(from.slice('from='.length)), line, isCopied: false }];
  });
}

function leadingFlags(argument: string): string[] {
  const flags: string[] = [];
  for (const word of argument.split(/\s+/)) {
    if (!word.startsWith('--')) break;
    flags.push(word);
  }
  return flags;
}

/** `a=1 b="two words" c` */
function assignments(argument: string): [string, string][] {
  const found: [string, string][] = [];
  for (const match of argument.matchAll(/([A-Za-z_][A-Za-z0-9_]*)=("(?:[^"\\]|\\.)*"|'[^']*'|\S*)/g)) found.push([match[1]!, unquote(match[2]!)]);
  return found;
}

function unquote(text: string): string {
  const quote = text[0];
  return (quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote) ? text.slice(1, -1) : text;
}
