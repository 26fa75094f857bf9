import { BinaryFormatError } from '#core/binary/byte-source.ts';
import { openExecutables } from '#core/binary/open-executables.ts';
import { packerOf } from '#core/binary/packer.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readBuildInfo, type BuildInfo } from './build-info.ts';
import { isLocalPath } from './mod-file.ts';
import { readModuleInfo, versionFromLinker, type BuiltModule } from './module-info.ts';
import { isModuleVersion, modulePurl, standardLibraryPurl } from './module-purl.ts';

/** The modules of a Go program. Damaged executables are reported here for all ecosystems, once. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  try {
    for (const executable of openExecutables(file)) {
      const info = readBuildInfo(executable);
      if (info !== undefined) addProgram(input, info);
      else if (packerOf(executable) !== undefined) {
        found.issue({
          code: 'unsupported',
          message: `the program is compressed by ${packerOf(executable)}, which hides what it was built from`,
          remedy: 'Scan the program before it is compressed.',
        });
      }
    }
  } catch (error) {
    if (!(error instanceof BinaryFormatError)) throw error;
    found.issue({ code: 'malformed', message: `the executable is damaged: ${error.message}`, remedy: 'Check that the file is complete.' });
  }
}

function addProgram(input: ExtractInput, { goVersion, modules }: BuildInfo): void {
  const { found } = input;
  const library = found.component({ purl: standardLibraryPurl(goVersion), origin: 'system' });
  const info = readModuleInfo(modules);
  if (info.main === undefined && info.dependencies.length === 0) {
    // the programs of the Go distribution itself are part of it
    if (info.program.startsWith('cmd/')) return;
    found.issue({
      code: 'partial',
      message: `the program was built by ${goVersion.split(' ')[0]} without module information; only the standard library is known`,
      remedy: 'Build it with modules (GO111MODULE not off), or scan its sources.',
    });
    return;
  }
  const main = addMain(input, info.main ?? { path: info.program, version: '' }, versionFromLinker(info));
  if (main !== undefined) found.depends(main, library);
  for (const dependency of info.dependencies) {
    const node = addModule(found, dependency);
    if (main !== undefined) found.depends(main, node);
  }
}

/** A program of a released version is a component; one that was built in a working directory (`(devel)`) is somebody's own project. */
function addMain({ found, file }: ExtractInput, main: BuiltModule, linked: string | undefined): NodeId | undefined {
  if (main.path === '' || main.path === 'command-line-arguments') return undefined;
  const version = isModuleVersion(main.version) ? main.version : linked;
  if (version !== undefined) return found.component({ purl: modulePurl(main.path, version), origin: 'unknown', direct: true });
  return found.project({ path: file.directory, name: main.path, purl: modulePurl(main.path), file: file.path });
}

function addModule(found: Collector, module: BuiltModule): NodeId {
  const { replacement } = module;
  const local = replacement !== undefined && isLocalPath(replacement.path);
  const { path, version } = replacement === undefined || local ? module : replacement;
  const known = version !== '' && version !== '(devel)';
  return found.component({
    purl: modulePurl(path, known ? version : undefined),
    origin: local || !known ? 'path' : 'registry',
    overridden: replacement !== undefined,
    alias: path === module.path ? undefined : module.path,
  });
}
