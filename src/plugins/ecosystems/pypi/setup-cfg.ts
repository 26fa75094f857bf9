import type { SourceFile } from '#core/plugin/source-file.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { Scope } from '#core/model/scope.ts';
import { scopeOfExtra } from '#core/python/dependency-group.ts';
import { declareRequirement, type DeclaredDependency } from './declared-dependency.ts';
import { parseIni, type IniText, type IniValue } from './ini-text.ts';
import { licenseClassifiers, linksFrom, metadataOf, type ProjectManifest } from './project-manifest.ts';
import { readPart, type Report } from './report.ts';

/** `[metadata]` and `[options]` of setuptools; `undefined` when setup.cfg only configures other tools. */
export function readSetupCfg(file: SourceFile, report: Report): ProjectManifest | undefined {
  const ini = readPart(file, parseIni, report);
  const metadata = ini?.get('metadata');
  const options = ini?.get('options');
  if (ini === undefined || (metadata === undefined && options === undefined)) return undefined;
  const files: string[] = [];
  const dependencies = [
    ...read(file, options?.get('install_requires'), 'runtime', files, report),
    ...read(file, metadata?.get('requires_dist'), 'runtime', files, report),
    ...read(file, options?.get('tests_require'), 'test', files, report),
  ];
  for (const [extra, value] of extrasOf(ini)) dependencies.push(...read(file, value, scopeOfExtra(extra), files, report));
  const plain = (key: string): string | undefined => literal(metadata?.get(key));
  const urls = (metadata?.get('project_urls')?.lines ?? []).flatMap((line): [string, string][] => {
    const equals = line.indexOf('=');
    return equals === -1 ? [] : [[line.slice(0, equals).trim(), line.slice(equals + 1).trim()]];
  });
  const author = plain('author') ?? plain('author_email');
  return {
    file: file.path,
    line: metadata?.get('name')?.line,
    name: plain('name'),
    version: plain('version'),
    licenses: [
      plain('license_expression') ?? plain('license'),
      ...licenseClassifiers(metadata?.get('classifiers')?.lines ?? metadata?.get('classifier')?.lines ?? []),
    ]
      .filter((license) => license !== undefined),
    metadata: metadataOf({
      description: plain('description') ?? plain('summary'),
      ...linksFrom([...urls, ['homepage', plain('url') ?? plain('home_page') ?? '']]),
      authors: author === undefined ? [] : [author],
    }),
    owners: plain('maintainer') === undefined ? [] : [plain('maintainer')!],
    dependencies,
    isComplete: options?.has('install_requires') === true || metadata?.has('requires_dist') === true,
    requirementFiles: files,
  };
}

/** `attr:` and `file:` name places where the value would have to be computed or read. */
function literal(value: IniValue | undefined): string | undefined {
  const text = value?.lines[0];
  return text === undefined || text.startsWith('attr:') || text.startsWith('file:') ? undefined : text;
}

function extrasOf(ini: IniText): [extra: string, value: IniValue][] {
  return [...(ini.get('options.extras_require') ?? []), ...(ini.get('extras') ?? [])];
}

function read(file: SourceFile, value: IniValue | undefined, scope: Scope, files: string[], report: Report): DeclaredDependency[] {
  if (value === undefined) return [];
  return value.lines.flatMap((text, index) => {
    const line = value.lineNumbers[index];
    if (text.startsWith('file:')) {
      const paths = text.slice(5).split(',').map((path) => joinPath(file.directory, path.trim()));
      files.push(...paths.filter((path) => path !== undefined));
      return [];
    }
    // one line may hold several, separated by semicolons, only in very old files; a semicolon begins a marker today
    const declared = declareRequirement(text.replace(/,$/, ''), { scope, file: file.path, line });
    if (declared !== undefined) return [declared];
    report({
      code: 'partial',
      file: file.path,
      line,
      message: `${JSON.stringify(text.slice(0, 100))} is not a dependency specifier; it was left out`,
      remedy: 'Write it as name, extras, version and marker.',
    });
    return [];
  });
}
