import { decodeUtf8 } from '#core/binary/utf8.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import type { DeclaredLicense } from '#core/model/component.ts';
import type { DeclaredReading } from '#core/model/license-facts.ts';
import type { Ecosystem, Source } from '#core/plugin/ecosystem.ts';
import { FilePatterns } from '#core/plugin/file-pattern.ts';
import { directoryOf } from '#core/plugin/path.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import { declaredLicense } from '../licenses/declared-license.ts';
import { interpretDeclared } from '../licenses/interpret-declared.ts';
import { runTask } from '../scan/run-task.ts';
import type { StatedLicense, StatedLicenses } from './stated-licenses.ts';

interface Claimant {
  readonly ecosystem: string;
  readonly source: string;
}

/** Of the path, so that patterns of directories fit too; what lies above is nobody's business. */
const segments = 8;

/**
 * Reads the licence fields of manifests as a scan does: by the reader of their ecosystem, with its meaning of a list. Lists of other packages (lockfiles, databases) are no manifests, and a
 * file that speaks of several packages says nothing of itself.
 */
export class ManifestReader {
  readonly #ecosystems: readonly Ecosystem[];
  readonly #patterns: FilePatterns<Claimant>;

  constructor(ecosystems: readonly Ecosystem[]) {
    this.#ecosystems = ecosystems;
    const isOfOne = ({ kind }: Source): boolean => kind === 'manifest' || kind === 'installed';
    this.#patterns = new FilePatterns(ecosystems.flatMap(({ id, sources }) => sources.filter(isOfOne).flatMap(({ id: source, files }) => files.map((pattern) => [pattern, { ecosystem: id, source }] as const))));
  }

  /** May it be one, by its name? */
  reads(file: string): boolean {
    const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    // nearly all files of a tree end here
    if (this.#patterns.matchesName(name) === false && !this.#patterns.takesAnyName(file)) return false;
    return this.#patterns.match(insidePath(file)).length > 0;
  }

  /** `undefined` where nothing is declared that is understood. */
  async read(file: string, bytes: Uint8Array): Promise<StatedLicenses | undefined> {
    const path = insidePath(file);
    const tree = treeOf(path, bytes);
    const declared = new Map<string, { readonly vocabulary: string; readonly statements: readonly DeclaredLicense[] }>();
    for (const { ecosystem, source } of this.#patterns.match(path)) {
      const extractions = await runTask({ ecosystems: this.#ecosystems, tree, unpack: refuse, programsIn: () => [], sqlite: refuse }, { ecosystem, source, paths: [path], weight: 1 });
      for (const node of extractions.flatMap(({ nodes }) => nodes)) {
        const statements = node.declaredLicenses.filter((one) => one.path === path);
        const vocabulary = node.kind === 'project' ? node.ecosystem : node.purl.slice(4, node.purl.indexOf('/'));
        // a manifest that is read as an installed package too says the same twice
        if (statements.length > 0) declared.set(`${vocabulary} ${statements.map(({ value }) => value).sort().join('\0')}`, { vocabulary, statements });
      }
    }
    const [only, ...others] = declared.values();
    return only === undefined || others.length > 0 ? undefined : statedBy(only.statements, only.vocabulary, decodeUtf8(bytes));
  }
}

function statedBy(statements: readonly DeclaredLicense[], vocabulary: string, text: string): StatedLicenses | undefined {
  const readings = statements.map((statement): DeclaredReading => ({ ...statement, ...interpretDeclared(statement, vocabulary) }));
  const isClosed = readings.length > 0 && readings.every(({ certainty }) => certainty === 'proprietary');
  const whole = isClosed ? parsed('LicenseRef-proprietary') : declaredLicense(readings, vocabulary)?.expression;
  if (whole === undefined) return undefined;
  const lineOf = placesIn(text);
  const fields = readings.flatMap((reading): StatedLicense[] => {
    const expression = parsed(reading.expression ?? reading.unspecified ?? (reading.certainty === 'proprietary' ? 'LicenseRef-proprietary' : undefined));
    return expression === undefined ? [] : [{ expression, line: lineOf(reading), isAssumed: reading.certainty === 'assumed' || reading.certainty === 'unknown' }];
  });
  return { fields, whole, texts: [], isComplete: false };
}

/** Readers tell where a field or its table begins: the statement stands there or below, and the next one behind it. */
function placesIn(text: string): (statement: DeclaredLicense) => number {
  const lines = text.split('\n');
  const next = new Map<string, number>();
  return ({ value, line = 1 }) => {
    const words = value.trim().split('\n', 1)[0]!;
    const at = lines.findIndex((one, index) => index >= Math.max(line - 1, next.get(words) ?? 0) && one.includes(words));
    if (at === -1) return line;
    next.set(words, at + 1);
    return at + 1;
  };
}

function parsed(text: string | undefined): LicenseExpression | undefined {
  const read = text === undefined ? undefined : parseLicenseExpression(text, { unknownIds: 'accept' });
  return read?.ok === true ? read.expression : undefined;
}

const insidePath = (file: string): string => file.split(/[/\\]/).filter((segment) => segment !== '' && segment !== '.' && segment !== '..').slice(-segments).join('/');

function refuse(): never {
  throw new UnreadableFile('unreadable', 'archives and databases are no manifests');
}

/** The file alone: what stands in others of its project only a scan reads. */
function treeOf(path: string, bytes: Uint8Array): TreeView {
  let text: string | undefined;
  const file: SourceFile = {
    path, name: path.slice(path.lastIndexOf('/') + 1), directory: directoryOf(path), size: bytes.length,
    text: () => (text ??= decodeUtf8(bytes).replace(/^\ufeff/, '')), bytes: () => bytes, chunks: () => [bytes],
  };
  return { get: (wanted) => (wanted === path ? file : undefined), named: (name) => (name === file.name ? [file] : []), all: () => [file] };
}
