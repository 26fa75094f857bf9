import type { SourceFile } from '#core/plugin/source-file.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { Scope } from '#core/model/scope.ts';
import { scopeOfExtra } from '#core/python/dependency-group.ts';
import { dependenciesOfExtras } from './collective-extras.ts';
import { declareOrReport, type DeclaredDependency } from './declared-dependency.ts';
import { parseIni, type IniText, type IniValue } from './ini-text.ts';
import { licenseClassifiers, linksFrom, metadataOf, type ProjectManifest, type RequirementsReference } from './project-manifest.ts';
import { readPart, type Report } from './report.ts';
import { listItems, type ListItem } from './setup-cfg-list.ts';

/** `[metadata]` and `[options]` of setuptools; `undefined` when setup.cfg only configures other tools. */
export function readSetupCfg(file: SourceFile, report: Report): ProjectManifest | undefined {
  const ini = readPart(file, parseIni, report);
  const metadata = ini?.get('metadata');
  const options = ini?.get('options');
  if (ini === undefined || (metadata === undefined && options === undefined)) return undefined;
  const files: RequirementsReference[] = [];
  const read = (section: string, key: string, scope: Scope, rewrite?: (text: string) => string): DeclaredDependency[] => {
    const keys = ini.get(section);
    const value = keys?.get(key);
    if (keys === undefined || value === undefined) return [];
    const items = listItems(value, keys, ini.get('DEFAULT')).map(({ text, line }) => ({ text: rewrite?.(text) ?? text, line }));
    return declareItems(file, items, scope, files, report);
  };
  const dependencies = [
    ...read('options', 'install_requires', 'runtime'),
    ...read('metadata', 'requires_dist', 'runtime'),
    ...read('options', 'tests_require', 'test'),
    ...dependenciesOfExtras(keysOf(ini, 'options.extras_require').map((name) => ({ name, dependencies: read('options.extras_require', name, scopeOfExtra(name)) }))),
    ...dependenciesOfExtras(keysOf(ini, 'extras').map((name) => ({ name, dependencies: read('extras', name, scopeOfExtra(name), withMarkerOfPbr) }))),
  ];
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

const keysOf = (ini: IniText, section: string): string[] => [...(ini.get(section)?.keys() ?? [])];

/** Extras of pbr put the marker behind a colon: `name>=1:python_version<'3'`, in parentheses or without. */
function withMarkerOfPbr(text: string): string {
  const colon = /^[^:;@]*(?=:[^/])/.exec(text)?.[0].length;
  return colon === undefined ? text : `${text.slice(0, colon)};${text.slice(colon + 1)}`;
}

function declareItems(file: SourceFile, items: readonly ListItem[], scope: Scope, files: RequirementsReference[], report: Report): DeclaredDependency[] {
  return items.flatMap(({ text, line }) => {
    if (text.startsWith('file:')) {
      const paths = text.slice(5).split(',').map((path) => joinPath(file.directory, path.trim()));
      files.push(...paths.filter((path) => path !== undefined).map((path) => ({ path, scope })));
      return [];
    }
    return declareOrReport(text.replace(/,$/, ''), { scope, file: file.path, line }, report);
  });
}
