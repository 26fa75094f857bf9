import { checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { list, text } from '#core/text/value.ts';
import { modulesJson } from './shapes.ts';

/** A module that `init` downloaded. */
export interface InstalledModule {
  /** Name of the call. */
  readonly name: string;
  /** Directory of the configuration that calls it. */
  readonly caller: string;
  readonly source: string;
  readonly version: string | undefined;
  /** Where it lies itself. */
  readonly directory: string;
  readonly file: string;
  readonly line: number | undefined;
}

/** What `modules.json` says, of the modules that modules call too: their keys are the names of the calls that lead to them, `network.subnets`. */
export function installedModules(found: Collector, root: string, file: SourceFile | undefined): InstalledModule[] {
  if (file === undefined) return [];
  try {
    const json = parseJson(file.text());
    checkShape(found, json, modulesJson, file.path);
    const entries = list(json.value, 'Modules');
    const directories = new Map(entries.map((entry) => [text(entry, 'Key') ?? '', joinPath(root, text(entry, 'Dir') ?? '.')]));
    return entries.flatMap((entry, index) => {
      const [key, source] = [text(entry, 'Key'), text(entry, 'Source')];
      if (!key || !source) return [];
      const dot = key.lastIndexOf('.');
      const [caller, directory] = [dot === -1 ? root : directories.get(key.slice(0, dot)), directories.get(key)];
      if (caller === undefined || directory === undefined) return [];
      return [{ name: key.slice(dot + 1), caller, source, version: text(entry, 'Version') || undefined, directory, file: file.path, line: json.line('Modules', index) }];
    });
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    found.issue({ code: 'malformed', file: file.path, line: error.line, message: error.message, remedy: 'Run terraform init again.' });
    return [];
  }
}

/** By caller and name of the call. */
export const callKey = ({ caller, name }: Pick<InstalledModule, 'caller' | 'name'>): string => `${caller}\0${name}`;
