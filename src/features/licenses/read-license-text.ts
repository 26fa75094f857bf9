import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { findCopyrights } from '#core/copyright/find-copyrights.ts';
import { andExpressions, distinct } from '#core/license/combine-expressions.ts';
import { readDeclaredLicense } from '#core/license/declared/read-declared-license.ts';
import type { Detection, LicenseMatch } from '#core/license/detect/detection.ts';
import type { LicenseDetector } from '#core/license/detect/license-detector.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { FileNature, LicenseFileRole, LicenseMatchFact, LicenseReading } from '#core/model/license-facts.ts';
import { withoutIgnoredBlocks } from '#core/reuse/ignored-blocks.ts';
import { readAnnotations } from './read-annotations.ts';
import { licenseSections, type TextSection } from './license-sections.ts';
import { readmeLimits } from './readme-limits.ts';
import { statedInCopyrightFile } from '../license/stated-licenses.ts';
import { meantFields, withStated } from '../license/with-stated.ts';
import { statedFacts } from './stated-facts.ts';

export interface LicenseText {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly role: LicenseFileRole;
  /** Of a longer file, the beginning. */
  readonly isCut: boolean;
}

/** More matches and statements than that help nobody: such files are collections. */
const most = { matches: 500, copyrights: 1000 };

/** Everything that a file says of licences and copyright. The answer depends on the content and the role only. */
export function readLicenseText({ bytes, text, role, isCut }: LicenseText, detector: LicenseDetector): LicenseReading {
  const nature = natureOf(bytes, text);
  const base = { nature, ...(isCut && { cut: true as const }) };
  if (nature === 'binary') return { ...base, matches: [], resembles: [], copyrights: [] };
  if (role === 'annotations') {
    const { faults: _, ...annotations } = readAnnotations(text);
    return { ...base, resembles: [], ...annotations };
  }
  const { expression, matches, resembles, stanzas, texts } = role === 'readme' ? readReadme(text, detector) : readPlain(bytes, text, role, detector);
  const copyrights = findCopyrights(withoutIgnoredBlocks(text)).filter(({ subject }) => subject === 'work').slice(0, most.copyrights).map(({ text: statement, lines }) => ({ text: statement, line: lines.first }));
  return { ...base, ...(expression !== undefined && { expression }), matches: matches.slice(0, most.matches), resembles: resembles.slice(0, most.matches), copyrights, ...(stanzas !== undefined && { stanzas }), ...(texts !== undefined && { texts }) };
}

type Found = Pick<LicenseReading, 'expression' | 'matches' | 'resembles' | 'stanzas' | 'texts'>;

function readPlain(bytes: Uint8Array, text: string, role: LicenseFileRole, detector: LicenseDetector): Found {
  const detection = detector.detect(bytes);
  const stated = role === 'license' ? statedInCopyrightFile(text) : undefined;
  if (stated === undefined) return plain(detection);
  const detect = (part: string): Detection => detector.detect(encodeUtf8(part));
  return { ...plain(withStated(detection, stated, detect)), ...statedFacts(meantFields(detection, stated, detect), stated) };
}

const plain = ({ expression, matches, resembles }: Detection, line = 1): Found => ({
  ...(expression !== undefined && { expression: renderLicenseExpression(expression) }),
  matches: matches.map((match) => matchFact(match, line - 1)),
  resembles: resembles.map(({ id, startLine, endLine, coverage }) => ({ id, startLine: startLine + line - 1, endLine: endLine + line - 1, coverage: rounded(coverage) })),
});

function readReadme(text: string, detector: LicenseDetector): Found {
  const found = licenseSections(text).map((section) => ({ line: section.line, detection: ofSection(section, detector) }));
  const parts = found.map(({ line, detection }) => plain(detection, line));
  const known = new Set(parts.flatMap(({ matches }) => matches.map(({ expression }) => expression)));
  const limits = readmeLimits(text, detector).filter(({ expression }) => !known.has(renderLicenseExpression(expression)));
  const together = andExpressions(distinct([...found.flatMap(({ detection }) => (detection.expression === undefined ? [] : [detection.expression])), ...limits.map(({ expression }) => expression)]));
  return {
    ...(together !== undefined && { expression: renderLicenseExpression(together) }),
    matches: [...parts.flatMap(({ matches }) => matches), ...limits.map((limit) => matchFact(limit, 0))].sort((a, b) => a.startLine - b.startLine),
    resembles: parts.flatMap(({ resembles }) => resembles),
  };
}

/** Below the heading there may be no more than a name, which is no statement anywhere else. */
function ofSection({ text }: TextSection, detector: LicenseDetector): Detection {
  const detection = detector.detect(encodeUtf8(text));
  if (detection.expression !== undefined) return detection;
  const lines = text.split('\n');
  const at = lines.findIndex((line, index) => index > 0 && /[a-z\d]/i.test(line));
  if (at === -1 || lines.filter((line) => /[a-z\d]/i.test(line)).length > 2) return detection;
  const name = lines[at]!.slice(0, 300).replace(/^[\s*_>-]+|[\s*_]+$/g, '').replace(/^\[([^[\]]{1,100})\]\(.*\)[.]?$/, '$1');
  const read = readDeclaredLicense(name);
  if (read.kind !== 'expression') return detection;
  const place = { startLine: at + 1, endLine: at + 1, start: 0, end: 0 };
  return { ...detection, expression: read.expression, matches: [{ kind: 'mention', expression: read.expression, ...place, coverage: 1, score: 0.8, ...(read.certainty === 'assumed' && { assumed: true }) }] };
}

const matchFact = ({ kind, expression, startLine, endLine, coverage, score, assumed }: LicenseMatch, offset: number): LicenseMatchFact => ({
  kind, expression: renderLicenseExpression(expression), startLine: startLine + offset, endLine: endLine + offset, coverage: rounded(coverage), score: rounded(score),
  ...(assumed === true && { assumed }),
});

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

const sample = 8192;

/** By the content, not by the name. */
export function natureOf(bytes: Uint8Array, text: string): FileNature {
  const zero = bytes.subarray(0, sample).indexOf(0);
  if (zero !== -1) return 'binary';
  const head = text.slice(0, sample);
  if (generatedMark.test(head.slice(0, 2000))) return 'generated';
  return isMinified(text) ? 'minified' : 'text';
}

/** What tools write on top of their output; the words of Go, protoc, and what others use. */
const generatedMark = /(?:code generated .{0,100}do not edit|@generated\b|(?:this|the) (?:file|code) (?:is|was|has been) (?:auto(?:matically)?[- ]?)?generated|auto-?generated (?:file|code|by)|do not edit (?:this file|manually|by hand))/i;

/** Long lines of code, and few blanks in them. */
function isMinified(text: string): boolean {
  const part = text.slice(0, 65_536);
  if (part.length < 1000) return false;
  let [lines, blanks] = [1, 0];
  for (let at = 0; at < part.length; at++) {
    const code = part.charCodeAt(at);
    if (code === 10) lines++;
    else if (code === 32 || code === 9) blanks++;
  }
  return part.length / lines > 500 && blanks / part.length < 0.1;
}
