import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import { weakest, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { parseJson, type JsonText } from '#core/text/json.ts';
import { entries, isRecord, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { vcpkgJson } from './shapes.ts';
import { splitPort, vcpkgPurl } from './vcpkg-purl.ts';

/** `vcpkg.json` of a project: versions follow from the baseline of a registry that is not on disk, unless they are overridden. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = parseJson(file.text(), { comments: true });
  if (!isRecord(json.value)) {
    found.issue({ code: 'malformed', line: 1, message: 'the manifest is not a JSON object', remedy: 'Repair vcpkg.json.' });
    return;
  }
  // the recipe of a port, which vcpkg itself ships by the thousand
  if (tree.get(`${file.directory}/portfile.cmake`) !== undefined) return;
  checkShape(found, json, vcpkgJson);
  const project = addProject();
  const overrides = new Map(list(json.value, 'overrides').map((item) => [text(item, 'name') ?? '', { version: versionOf(item), port: scalar(item, 'port-version') }]));
  const open: Asked[] = [];
  for (const [place, scope] of dependencyLists(json)) {
    for (const [index, item] of list(json.value, ...place).entries()) add(item, scope, json.line(...place, index));
  }
  reportUnresolved(found, open, 'Scan with the vcpkg_installed directory, or pin the versions with overrides.');

  function addProject(): NodeId {
    const [name, version, license, homepage] = [text(json.value, 'name'), versionOf(json.value), text(json.value, 'license'), text(json.value, 'homepage')];
    const description = text(json.value, 'description') ?? strings(json.value, 'description')[0];
    return found.project({
      path: file.directory, name: name ?? nameOf(file.directory), version,
      purl: name === undefined || version === undefined ? undefined : vcpkgPurl(name, splitPort(version).version, scalar(json.value, 'port-version') ?? splitPort(version).port),
      licenses: license === undefined ? [] : [license],
      metadata: { ...(description === undefined ? {} : { description }), ...(homepage === undefined ? {} : { homepage }) },
      file: file.path,
    });
  }

  function add(item: Value, scope: Scope, line: number | undefined): void {
    const name = text(item) ?? text(item, 'name');
    if (name === undefined) {
      found.issue({ code: 'partial', line, message: 'a dependency has no name', remedy: 'Repair vcpkg.json.' });
      return;
    }
    // a feature that takes in another feature of its own project
    if (name === text(json.value, 'name')) return;
    const override = overrides.get(name);
    const least = text(item, 'version>=');
    if (override?.version === undefined) open.push({ name, line });
    const { version, port } = override?.version === undefined ? { version: undefined, port: undefined } : splitPort(override.version);
    const node = found.component({
      purl: vcpkgPurl(name, version, override?.port ?? port),
      requirement: least === undefined ? undefined : `>=${least}`,
      platform: text(item, 'platform'),
      overridden: override !== undefined,
      line,
    });
    // host dependencies are tools that run while building
    found.depends(project, node, item !== null && isRecord(item) && item['host'] === true ? weakest(scope, 'build') : scope);
  }
}

/** Those of features that are not on by default are optional. */
function dependencyLists(json: JsonText): (readonly [readonly string[], Scope])[] {
  const defaults = new Set(list(json.value, 'default-features').flatMap((feature) => text(feature) ?? text(feature, 'name') ?? []));
  const features = entries(json.value, 'features').map(([name]) => [['features', name, 'dependencies'], defaults.has(name) ? 'runtime' : /^tests?$/.test(name) ? 'test' : 'optional'] as const);
  return [[['dependencies'], 'runtime'], ...features];
}

const versionOf = (value: Value): string | undefined => ['version', 'version-semver', 'version-date', 'version-string'].map((key) => scalar(value, key)).find((version) => version !== undefined);
