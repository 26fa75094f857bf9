import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import type { LicenseMatch } from '#core/license/detect/detection.ts';
import type { LicenseDetector } from '#core/license/detect/license-detector.ts';
import { conditionIds } from '#core/license/detect/restriction-phrases.data.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';

/** A word of every sentence that limits. */
const stems = /commerc|research|academic|military|evaluation|trial|train|commons\s+clause/i;

/** Paragraphs that are read; a readme of more that speak of such things is a book. */
const most = 200;

/**
 * What a readme says, wherever it stands, of what may not be done ("free for non-commercial use only"). Of licences it names those of many other
 * things outside of its section about its own; of limits hardly ever.
 */
export function readmeLimits(text: string, detector: LicenseDetector): LicenseMatch[] {
  const found: LicenseMatch[] = [];
  let read = 0;
  for (const { content, line } of paragraphs(text)) {
    if (!stems.test(content)) continue;
    if (++read > most) break;
    // a limit is only read beside words about licences, of which there may be none
    const { matches } = detector.detect(encodeUtf8(`${context}\n${content.replace(namedUse, '$1 requires')}`));
    for (const match of matches) {
      if (match.kind === 'clue' || !conditionIds.has(renderLicenseExpression(match.expression))) continue;
      const at = (own: number): number => Math.max(line, own + line - 2);
      found.push({ ...match, startLine: at(match.startLine), endLine: at(match.endLine) });
    }
  }
  return found;
}

const context = 'The licensed software:';

/** "Commercial use of NAME requires …": without the name, on the same lines. */
const namedUse = /\b(commercial use) of [\w .&+-]{1,60} requires?\b/gi;

function* paragraphs(text: string): Generator<{ readonly content: string; readonly line: number }> {
  let lines: string[] = [];
  let number = 0;
  for (const line of text.split('\n')) {
    number++;
    if (line.trim() !== '') lines.push(line);
    else if (lines.length > 0) {
      yield { content: lines.join('\n'), line: number - lines.length };
      lines = [];
    }
  }
  if (lines.length > 0) yield { content: lines.join('\n'), line: number - lines.length + 1 };
}
