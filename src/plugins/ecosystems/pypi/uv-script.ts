import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseToml, type TomlText } from '#core/text/toml.ts';
import type { PyprojectText } from './pyproject.ts';
import { readRequirements } from './pyproject-standard.ts';
import { readPart } from './report.ts';
import type { UvManifest } from './uv-manifest.ts';
import { applyUvSources } from './uv-sources.ts';

/** What a script says that it needs, in a comment (PEP 723); `undefined` where it says nothing. */
export function readUvScript(file: SourceFile): UvManifest | undefined {
  let isComplete = true;
  const report = (): void => {
    isComplete = false;
  };
  const toml = readPart(file, parseBlock, report);
  if (toml === undefined) return undefined;
  const input: PyprojectText = { toml, file, report };
  return { path: file.path, name: undefined, dependencies: applyUvSources(input, readRequirements(input, 'runtime', ['dependencies'])), isComplete };
}

/** The lines between `# /// script` and `# ///`, without their signs. */
function parseBlock(source: string): TomlText | undefined {
  const lines = source.split(/\r?\n/);
  const start = lines.findIndex((line) => line.trimEnd() === '# /// script');
  if (start === -1) return undefined;
  const content: string[] = [];
  let end = -1;
  for (let at = start + 1; at < lines.length && /^#(?: |$)/.test(lines[at]!); at++) {
    if (lines[at]!.trimEnd() === '# ///') end = content.length;
    content.push(lines[at]!.slice(2));
  }
  if (end === -1) return undefined;
  const toml = parseToml(content.slice(0, end).join('\n'));
  return {
    value: toml.value,
    line(...path) {
      const line = toml.line(...path);
      return line === undefined ? undefined : line + start + 1;
    },
  };
}
