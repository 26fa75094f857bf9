import { strongest, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { readXml } from '#core/plugin/read-xml.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { child, children, type XmlElement } from '#core/text/xml.ts';
import { licenseEntry } from '../license-entry.ts';
import { listed } from '../listed.ts';
import { mavenPurl } from '../maven-purl.ts';

const remedy = 'Resolve with Ivy and commit the resolved ivy.xml, or scan what the build produced.';

/** A module descriptor of Apache Ivy. */
export default function extract({ file, found }: ExtractInput): void {
  const root = readXml(found, file);
  if (root.name !== 'ivy-module') throw new TextSyntaxError(`the root element is <${root.name}>, not <ivy-module>`, root.line);
  const info = child(root, 'info');
  const organisation = info?.attributes.get('organisation') ?? '';
  const name = info?.attributes.get('module') ?? (file.directory === '.' ? 'module' : nameOf(file.directory));
  const revision = info?.attributes.get('revision');
  const project = found.project({
    path: file.directory, name, version: revision,
    purl: revision === undefined ? undefined : mavenPurl({ groupId: organisation, artifactId: name, version: revision }),
    licenses: children(info, 'license').flatMap(({ attributes }) => licenseEntry(attributes.get('name'), attributes.get('url'))),
    metadata: metadataOf(info),
    file: file.path, line: info?.line,
  });
  const block = child(root, 'dependencies');
  const inherited = block?.attributes.get('defaultconf') ?? block?.attributes.get('defaultconfmapping') ?? '';
  const open: string[] = [];
  let line: number | undefined;
  for (const dependency of children(block, 'dependency')) {
    const get = (attribute: string): string | undefined => dependency.attributes.get(attribute);
    const groupId = get('org') ?? organisation;
    const artifactId = get('name') ?? '';
    const written = get('rev');
    const version = isPinned(written) ? written : undefined;
    const scope = scopeOf(get('conf') ?? (inherited || children(dependency, 'conf').map((conf) => conf.attributes.get('name') ?? '').join(';')));
    const purls = artifactsOf(dependency).map((artifact) => mavenPurl({ groupId, artifactId, version, ...artifact })).filter((purl) => purl !== undefined);
    if (purls.length === 0) found.issue({ code: 'partial', line: dependency.line, message: `the dependency ${groupId}#${artifactId} has no readable name`, remedy: 'Write org and name out.' });
    for (const purl of purls) found.depends(project, found.component({ purl, requirement: written, line: dependency.line }), scope);
    if (version === undefined && purls.length > 0) {
      open.push(`${groupId}#${artifactId}`);
      line ??= dependency.line;
    }
  }
  const count = children(block, 'dependency').length;
  if (open.length > 0) found.issue({ code: 'unresolved', line, message: `${open.length} ${open.length === 1 ? 'dependency has' : 'dependencies have'} no exact version: ${listed(open)}`, openVersions: open.length, remedy });
  if (count > open.length) found.issue({ code: 'unresolved', line: block?.line, message: 'what the dependencies bring with them is not known', remedy });
}

const isPinned = (revision: string | undefined): revision is string =>
  revision !== undefined && revision !== '' && !revision.includes('${') && !revision.startsWith('latest.') && !revision.endsWith('+') && !/^[[(\]]/.test(revision) && revision !== 'working@';

/** Most have none and mean the jar; classifiers stand in an attribute of the Maven namespace. */
function artifactsOf(dependency: XmlElement): { readonly type?: string | undefined; readonly classifier?: string | undefined }[] {
  const artifacts = children(dependency, 'artifact').map(({ attributes }) => ({
    type: attributes.get('ext') ?? attributes.get('type'),
    classifier: attributes.get('m:classifier') ?? attributes.get('e:classifier') ?? attributes.get('classifier'),
  }));
  return artifacts.length === 0 ? [{}] : artifacts;
}

/** The left side of `test->default` says for what it is needed. */
function scopeOf(configurations: string): Scope {
  const names = configurations.split(/[;,]/).map((mapping) => mapping.split('->')[0]!.trim().toLowerCase()).filter((name) => name !== '');
  const scopes = names.map((name): Scope => {
    if (name.includes('test')) return 'test';
    if (name === 'provided' || name === 'system') return 'peer';
    return name === 'optional' ? 'optional' : name === 'build' || name === 'ant' ? 'build' : 'runtime';
  });
  return scopes.length === 0 ? 'runtime' : scopes.reduce(strongest);
}

function metadataOf(info: XmlElement | undefined): { readonly description?: string; readonly homepage?: string } {
  const description = child(info, 'description');
  const homepage = description?.attributes.get('homepage');
  return { ...(description?.text ? { description: description.text } : {}), ...(homepage ? { homepage } : {}) };
}
