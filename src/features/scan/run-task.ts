import { Collector } from '#core/inventory/collector.ts';
import type { Extraction } from '#core/inventory/extraction.ts';
import type { Issue } from '#core/model/issue.ts';
import type { Descriptions } from '#core/plugin/descriptions.ts';
import type { Ecosystem, ExtractInput, Source } from '#core/plugin/ecosystem.ts';
import { executablePattern } from '#core/plugin/file-pattern.ts';
import { mentions } from '#core/plugin/mentions.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import { PurlError } from '#core/purl/purl.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { lackedBy, lastLine, stopsWithinLine } from './is-cut-off.ts';
import { findSource, type ExtractionTask } from './extraction-task.ts';

/** What reading needs from the world. */
export interface ReadingContext {
  readonly ecosystems: readonly Ecosystem[];
  readonly tree: TreeView;
  unpack(file: SourceFile, found: Collector): TreeView;
  /** The programs in an archive that was unpacked, by their first bytes, each with its content; ends with `UnreadableFile` where too much would have to be unpacked. */
  programsIn(archive: TreeView, found: Collector): Iterable<SourceFile>;
  sqlite(file: SourceFile, table: string, columns: readonly string[]): Iterable<Record<string, unknown>>;
  /** For sources that resolve dependencies themselves; cannot cross threads. */
  readonly descriptions?: Descriptions | undefined;
}

/** One extraction for each primary file, or one for all of a `batch` source. Whatever an extractor throws becomes an issue. */
export async function runTask(context: ReadingContext, task: ExtractionTask): Promise<Extraction[]> {
  const source = findSource(context.ecosystems, task);
  const { default: extract } = await source.load();
  const files = task.paths.map((path) => context.tree.get(path)).filter((file) => file !== undefined);
  const programs = source.holdsPrograms === true ? await programReader(context) : undefined;
  const groups = source.batch ? [files] : files.map((file) => [file]);
  const extractions: Extraction[] = [];
  for (const group of groups) {
    const file = group[0];
    if (file === undefined) continue;
    const ofPrograms: Extraction[] = [];
    const found = collectorFor(task.ecosystem, source, file);
    const input: ExtractInput = {
      file,
      files: group,
      tree: context.tree,
      found,
      unpack: (archive) => {
        const opened = context.unpack(archive, found);
        // at once: held until the end, all archives of a batch would be in memory
        if (programs !== undefined) ofPrograms.push(...programs(opened, found));
        return opened;
      },
      sqlite: (database, table, columns) => context.sqlite(database, table, columns),
      descriptions: context.descriptions,
    };
    let isRefused = false;
    try {
      await extract(input);
    } catch (error) {
      reportFailure(found, error);
      isRefused = true;
    }
    // what was refused as a whole has lost nothing at its end that is worth a second issue
    for (const one of group) if (!isRefused || one !== file) reportCutOff(found, one, source);
    const extraction = found.extraction();
    extractions.push(source.marks === undefined || group.length > 1 || !isSilent(extraction) || mentions(file, source.marks) ? extraction : { ...extraction, issues: [foreign(file, `${task.ecosystem}/${source.id}`)] }, ...ofPrograms);
  }
  return extractions;
}

function collectorFor(ecosystem: string, source: Source, file: SourceFile): Collector {
  const furtherNeeds = typeof source.furtherNeeds === 'object' && 'remedy' in source.furtherNeeds ? source.furtherNeeds.remedy : undefined;
  return new Collector({ source: `${ecosystem}/${source.id}`, ecosystem, kind: source.kind, file: file.path, furtherNeeds });
}

type ReadPrograms = (archive: TreeView, found: Collector) => Extraction[];

/** Reads the programs in an archive by every source that reads programs. Why some could not be looked at is told of the archive. */
async function programReader(context: ReadingContext): Promise<ReadPrograms> {
  const sources = context.ecosystems.flatMap(({ id, sources: all }) => all.filter(({ files }) => files.includes(executablePattern)).map((source) => ({ id, source })));
  const readers = await Promise.all(sources.map(async ({ id, source }) => ({ id, source, extract: (await source.load()).default })));
  return (archive, found) => {
    const extractions: Extraction[] = [];
    try {
      for (const file of readers.length === 0 ? [] : context.programsIn(archive, found)) {
        for (const { id, source, extract } of readers) {
          const own = collectorFor(id, source, file);
          try {
            const later = extract({ file, files: [file], tree: archive, found: own, unpack: (inner) => context.unpack(inner, own), sqlite: (database, table, columns) => context.sqlite(database, table, columns) });
            if (later !== undefined) throw new Error(`${id}/${source.id} reads a program and does not do it at once`);
          } catch (error) {
            reportFailure(own, error);
          }
          const extraction = own.extraction();
          if (extraction.nodes.length > 0 || extraction.issues.length > 0) extractions.push(extraction);
        }
      }
    } catch (error) {
      reportFailure(found, error);
    }
    return extractions;
  };
}

/** A lockfile that was cut off says less than it did, and most of them are still well-formed. */
function reportCutOff(found: Collector, file: SourceFile, source: Source): void {
  try {
    const lacks = lackedBy(file, source);
    if (lacks === undefined && !(source.isLineBased === true && stopsWithinLine(file, source))) return;
    found.issue({
      code: 'partial', file: file.path, line: lastLine(file),
      message: lacks === undefined
        ? 'the file ends in the middle of a line, without the line break that its package manager writes: it may be cut off'
        : `${JSON.stringify(lacks)} is missing, which every whole file of the kind has at its end: it may be cut off`,
      remedy: 'Compare it with the original, or let its package manager write it again.',
    });
  } catch (error) {
    // reading it told that already
    if (!(error instanceof UnreadableFile)) throw error;
  }
}

const isSilent = ({ nodes, issues }: Extraction): boolean => issues.length === 0 && nodes.every(({ kind }) => kind === 'project');

const foreign = ({ path, name }: SourceFile, source: string): Issue => ({
  code: 'malformed',
  path,
  line: 1,
  message: `it has the name of a lockfile and nothing of what every ${name} holds; nothing was read from it`,
  remedy: 'Let its package manager write it again, or remove it.',
  source,
});

/** Turns what reading one file threw into an issue of that file. */
export function reportFailure(found: Collector, error: unknown, file?: string): void {
  if (error instanceof UnreadableFile) {
    found.issue({ code: error.code, file, message: error.message, remedy: error.remedy });
  } else if (error instanceof TextSyntaxError) {
    found.issue({ code: 'malformed', file, line: error.line, message: error.message, remedy: 'Repair the file or let its package manager write it again.' });
  } else if (error instanceof PurlError) {
    found.issue({ code: 'malformed', file, message: error.message, remedy: 'Repair the entry or let the package manager write the file again.' });
  } else {
    found.issue({ code: 'fault', file, message: `reading stopped: ${error instanceof Error ? error.message : String(error)}`, remedy: 'This is a fault of Muster: please report it with the file.' });
  }
}
