import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { reportNoTexts } from '#core/inventory/report-wrong-kind.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseJson, type JsonText } from '#core/text/json.ts';
import { configNames, readDenoConfig, type DenoConfig } from './deno-config.ts';
import { reportUnreadable, type FirstParty } from './first-party.ts';
import { denoConfig } from './manifest-shapes.ts';
import type { Manifest } from './manifest.ts';
import { purlOf } from './package-name.ts';

/** A member of a Deno workspace: it has a deno.json, a package.json, or both. */
export interface DenoProject {
  readonly node: NodeId;
  readonly manifest: Manifest | undefined;
  readonly configuration?: DenoConfiguration | undefined;
}

export interface DenoConfiguration {
  readonly config: DenoConfig;
  readonly json: JsonText;
  readonly file: SourceFile;
}

/** Makes the project of a directory and claims its configuration. */
export function denoProject(input: ExtractInput, first: FirstParty, directory: string): DenoProject {
  const read = readConfigOf(input, directory);
  const npm = first.hasManifest(directory) ? first.at(directory) : undefined;
  if (read === undefined || (npm !== undefined && read.config.name === undefined)) {
    return { node: (npm ?? first.at(directory)).node, manifest: npm?.manifest, configuration: read };
  }
  return { node: describeDeno(input, directory, read.config, read.file), manifest: npm?.manifest, configuration: read };
}

export function describeDeno({ found }: ExtractInput, directory: string, config: DenoConfig, file: SourceFile): NodeId {
  return found.project({
    path: directory,
    name: config.name ?? (directory === '.' ? 'root' : nameOf(directory)),
    version: config.version,
    purl: config.name === undefined ? undefined : purlOf('jsr', config.name, config.version),
    licenses: config.licenses,
    metadata: config.metadata,
    file: file.path,
    line: 1,
  });
}

/** The configuration of a directory, claimed; the first of its names that exists. */
function readConfigOf(input: ExtractInput, directory: string): DenoConfiguration | undefined {
  let first: DenoConfiguration | undefined;
  for (const name of configNames) {
    const path = joinPath(directory, name);
    const file = path === undefined ? undefined : input.tree.get(path);
    if (file === undefined) continue;
    input.found.claim(file.path);
    const read = readConfigFile(input, file);
    if (read !== undefined) first ??= { ...read, file };
  }
  return first;
}

/** What goes wrong becomes an issue of the file. */
export function readConfigFile({ found }: ExtractInput, file: SourceFile): { config: DenoConfig; json: JsonText } | undefined {
  try {
    const json = parseJson(file.text(), { comments: true });
    const config = readDenoConfig(json.value);
    if (config !== undefined) {
      checkShape(found, json, denoConfig, file.path);
      reportNoTexts(found, config.wrong.map(({ name, value, path }) => ({ name, value, line: json.line(...path) })), file.path);
      return { config, json };
    }
    found.issue({ code: 'malformed', file: file.path, line: 1, message: 'the configuration is not an object', remedy: 'Write it as deno init would.' });
  } catch (error) {
    reportUnreadable(found, file.path, error);
  }
  return undefined;
}
