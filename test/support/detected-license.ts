import { loadLicenseIndex } from '#platform/licenses/license-index-file.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { LicenseDetector } from '#core/license/detect/license-detector.ts';

const detector = new LicenseDetector(loadLicenseIndex());

/** What the detector reads in a text. */
export function expressionOf(text: string): string | undefined {
  const { expression } = detector.detect(new TextEncoder().encode(text));
  return expression && renderLicenseExpression(expression);
}

/** A text as it stands in files: as it is, in a comment of C, in a narrow one of a script. */
export const dressed = (text: string): readonly string[] => [text, `/*\n${wrapped(text, ' * ', 60)}\n */\nint x;\n`, `${wrapped(text, '# ', 36)}\n`];

function wrapped(text: string, leader: string, width: number): string {
  return text.split('\n').flatMap((line) => {
    const lines = [''];
    for (const word of line.split(' ')) {
      const last = lines.at(-1)!;
      if (last !== '' && last.length + word.length >= width) lines.push(word);
      else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines.map((one) => `${leader}${one}`.trimEnd());
  }).join('\n');
}
