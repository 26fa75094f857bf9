import type { Collector } from '#core/inventory/collector.ts';
import { makePurl } from '#core/purl/purl.ts';
import { list, scalar, text, type Value } from '#core/text/value.ts';
import { withoutOuterSlashes } from '#core/text/trim-slashes.ts';

const use = { scope: 'build', direct: true } as const;

/** A pipeline from elsewhere: a file of another project, a component, any URL. Local files are read at their place; templates come with GitLab itself. */
export function addInclude(found: Collector, include: Value, line: number | undefined): void {
  const short = text(include);
  const remote = text(include, 'remote') ?? (short !== undefined && /^https?:\/\//.test(short) ? short : undefined);
  const project = text(include, 'project');
  const component = text(include, 'component');
  if (remote !== undefined) addRemote(found, remote, text(include, 'integrity'), line);
  else if (project !== undefined) addProject(found, project, include, line);
  else if (component !== undefined) addComponent(found, component, line);
  else if (short === undefined && text(include, 'local') === undefined && text(include, 'template') === undefined && text(include, 'artifact') === undefined) {
    found.issue({
      code: 'malformed',
      line,
      message: 'an include names nothing that is known',
      remedy: 'Use one of local, project, remote, template and component.',
    });
  }
}

function addProject(found: Collector, project: string, include: Value, line: number | undefined): void {
  const path = withoutOuterSlashes(project);
  const slash = path.lastIndexOf('/');
  const version = scalar(include, 'ref');
  if (path.includes('$') || version?.includes('$') === true || slash <= 0) {
    found.issue({
      code: 'unresolved',
      line,
      message: `the included project ${project.slice(0, 200)} depends on variables`,
      remedy: 'Write the project and its ref out.',
    });
    return;
  }
  const files = [text(include, 'file'), ...list(include, 'file').map((item) => text(item))].filter((item) => item !== undefined);
  for (const subpath of files.length === 0 ? [undefined] : files) {
    found.component({
      purl: makePurl({ type: 'gitlab', namespace: path.slice(0, slash), name: path.slice(slash + 1), version, subpath }),
      origin: 'git',
      ...use,
      line,
    });
  }
  if (version === undefined) {
    found.issue({
      code: 'unresolved',
      line,
      message: `the included project ${path} is taken from its default branch`,
      remedy: 'Give ref a tag or a commit.',
    });
  }
}

/** `host/group/project/component@version`; the host is usually a variable that means the instance itself. */
function addComponent(found: Collector, component: string, line: number | undefined): void {
  const at = component.lastIndexOf('@');
  const segments = component.slice(0, at === -1 ? undefined : at).split('/');
  const host = segments.shift() ?? '';
  const version = at === -1 ? '' : component.slice(at + 1);
  if (segments.length < 3 || version === '' || segments.some((segment) => segment.includes('$')) || version.includes('$')) {
    found.issue({
      code: 'unresolved',
      line,
      message: `${component.slice(0, 200)} names no component at a version`,
      remedy: 'Write it as host/group/project/component@version.',
    });
    return;
  }
  const name = segments.at(-2)!;
  const isOpen = version === '~latest' || version.startsWith('~');
  found.component({
    purl: makePurl({
      type: 'gitlab',
      namespace: segments.slice(0, -2).join('/'),
      name,
      version: isOpen ? undefined : version,
      subpath: segments.at(-1),
      qualifiers: { repository_url: host.includes('$') || host === 'gitlab.com' ? undefined : `https://${host}` },
    }),
    requirement: isOpen ? version : undefined,
    origin: 'git',
    ...use,
    line,
  });
  if (isOpen) found.issue({
    code: 'unresolved',
    line,
    message: `the component ${name} has no exact version`,
    remedy: 'Write a tag or a commit instead of ~latest.',
  });
}

function addRemote(found: Collector, remote: string, integrity: string | undefined, line: number | undefined): void {
  const path = remote.split(/[?#]/, 1)[0]!;
  found.component({
    purl: makePurl({ type: 'generic', name: path.slice(path.lastIndexOf('/') + 1) || 'pipeline', qualifiers: { download_url: remote, checksum: integrity?.replace('-', ':') } }),
    origin: 'url',
    downloadLocation: remote,
    ...use,
    line,
  });
}
