import type { NeededPackage, PackageNeeds } from '#core/plugin/registry.ts';
import { child, children, type XmlElement } from '#core/text/xml.ts';
import { isCompatible, orderNumbers, parseFramework, type Framework } from './msbuild/framework.ts';
import { packagePurl } from './package-purl.ts';

interface Group {
  /** `undefined` for every framework. */
  readonly framework: Framework | undefined;
  readonly dependencies: readonly { readonly id: string; readonly requirement: string }[];
}

/** What a package needs depends on the target framework of the project; features are the names of target frameworks here. */
export function publishedNeeds(nuspec: XmlElement): PackageNeeds {
  const groups = groupsIn(child(child(nuspec, 'metadata'), 'dependencies'));
  return {
    dependencies: [],
    choose: (frameworks) => {
      const targets = [...frameworks].map(parseFramework).filter((target) => target !== undefined);
      const chosen = new Set((targets.length === 0 ? [newest] : targets).map((target) => nearest(groups, target)));
      return [...chosen].flatMap((group) => (group?.dependencies ?? []).map(({ id, requirement }): NeededPackage => ({ purl: packagePurl(id, undefined), requirement, scope: 'runtime', features: [...frameworks] })));
    },
  };
}

/** For projects that do not say what they are built for. */
const newest: Framework = { identifier: '.NETCoreApp', version: [999, 0], platform: '' };

function groupsIn(element: XmlElement | undefined): Group[] {
  const read = (parent: XmlElement | undefined) => children(parent, 'dependency').flatMap((item) => {
    const id = item.attributes.get('id')?.trim() ?? '';
    return id === '' ? [] : [{ id, requirement: item.attributes.get('version')?.trim() ?? '' }];
  });
  const plain = read(element);
  const groups = children(element, 'group').flatMap((group): Group[] => {
    const name = group.attributes.get('targetFramework');
    const framework = name === undefined || name === '' ? undefined : parseFramework(name.startsWith('.NET') && !name.includes(',') ? longName(name) : name);
    // a framework of another family fits no project that we know
    return name !== undefined && name !== '' && framework === undefined ? [] : [{ framework, dependencies: read(group) }];
  });
  return plain.length > 0 ? [{ framework: undefined, dependencies: plain }, ...groups] : groups;
}

/** `.NETStandard2.0` is `.NETStandard,Version=v2.0`. */
const longName = (name: string): string => name.replace(/^(\.[A-Za-z]+)(\d[\d.]*)$/, '$1,Version=v$2');

/** The group that NuGet takes: of the own family before .NET Standard, of these the highest version, at last that for every framework. */
function nearest(groups: readonly Group[], target: Framework): Group | undefined {
  const fitting = groups.filter(({ framework }) => framework !== undefined && isCompatible(target, framework) === true);
  const own = fitting.filter(({ framework }) => framework!.identifier === target.identifier);
  const best = (own.length > 0 ? own : fitting).reduce<Group | undefined>((found, group) => (found === undefined || rank(group, found) > 0 ? group : found), undefined);
  return best ?? groups.find(({ framework }) => framework === undefined);
}

/** One for the platform of the project is nearer than one for all. */
const rank = (a: Group, b: Group): number => orderNumbers(a.framework!.version, b.framework!.version) || a.framework!.platform.length - b.framework!.platform.length;
