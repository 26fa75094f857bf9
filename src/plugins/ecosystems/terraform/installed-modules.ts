import type { Collector } from '#core/inventory/collector.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { list, text } from '#core/text/value.ts';

/** Versions of the modules that `init` downloaded for a configuration, by the name of the call. */
export function installedVersions(found: Collector, file: SourceFile | undefined): Map<string, string> {
  const versions = new Map<string, string>();
  if (file === undefined) return versions;
  try {
    for (const module of list(parseJson(file.text()).value, 'Modules')) {
      const key = text(module, 'Key');
      const version = text(module, 'Version');
      if (key && version) versions.set(key, version);
    }
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    found.issue({ code: 'malformed', file: file.path, line: error.line, message: error.message, remedy: 'Run terraform init again.' });
  }
  return versions;
}
