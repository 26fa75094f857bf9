import type { LicenseStatement } from '#core/model/component.ts';
import { child, children, parseXml, textOf, type XmlElement } from '#core/text/xml.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { licenseEntry } from '../license-entry.ts';
import { latinEntities } from './latin-entities.data.ts';

/** A project object model exactly as its file says it: nothing inherited, nothing interpolated. */
export interface RawPom extends RawModel {
  readonly modelVersion?: string | undefined;
  readonly groupId?: string | undefined;
  readonly artifactId?: string | undefined;
  readonly version?: string | undefined;
  readonly packaging?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly url?: string | undefined;
  readonly organization?: string | undefined;
  readonly scmUrl?: string | undefined;
  readonly licenses: readonly LicenseStatement[];
  /** Of the first licence. */
  readonly licenseLine?: number | undefined;
  readonly developers: readonly RawDeveloper[];
  readonly parent?: RawParent | undefined;
  readonly profiles: readonly RawProfile[];
  /** Where the artifact of these coordinates moved to. */
  readonly relocation?: RawRelocation | undefined;
  /** Line of the `project` element. */
  readonly line: number;
  /** Entities that stayed as written. */
  readonly entities?: NonNullable<XmlElement['entities']>;
}

/** What a project and a profile have in common. */
export interface RawModel {
  readonly properties: ReadonlyMap<string, string>;
  readonly dependencies: readonly RawDependency[];
  /** `dependencyManagement`, imports of BOMs included. */
  readonly managed: readonly RawDependency[];
  readonly modules: readonly RawModule[];
}

export interface RawParent {
  readonly groupId?: string | undefined;
  readonly artifactId?: string | undefined;
  readonly version?: string | undefined;
  /** As written; the empty string forbids looking beside the file; `undefined` means `../pom.xml`. */
  readonly relativePath?: string | undefined;
  readonly line: number;
}

export interface RawDependency {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version?: string | undefined;
  /** `jar` when not given. */
  readonly type: string;
  readonly classifier?: string | undefined;
  readonly scope?: string | undefined;
  readonly optional?: string | undefined;
  readonly systemPath?: string | undefined;
  readonly exclusions: readonly Exclusion[];
  readonly line: number;
}

export interface Exclusion {
  /** Each may be `*`. */
  readonly groupId: string;
  readonly artifactId: string;
}

export interface RawModule {
  readonly path: string;
  readonly line: number;
}

export interface RawDeveloper {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

export interface RawProfile extends RawModel {
  readonly id: string;
  readonly activation?: RawActivation | undefined;
  readonly line: number;
}

export interface RawActivation {
  readonly activeByDefault: boolean;
  readonly jdk?: string | undefined;
  /** Condition on the operating system, as `family=windows,arch=x86`. */
  readonly os?: string | undefined;
  readonly property?: { readonly name: string; readonly value?: string | undefined } | undefined;
  readonly fileExists?: string | undefined;
  readonly fileMissing?: string | undefined;
  /** Expressions of Maven 4. */
  readonly condition?: string | undefined;
}

export interface RawRelocation {
  readonly groupId?: string | undefined;
  readonly artifactId?: string | undefined;
  readonly version?: string | undefined;
}

/** Throws `TextSyntaxError` when the text is no XML or no POM. */
export function readPom(text: string): RawPom {
  const project = parseXml(withEntities(text));
  if (project.name !== 'project') throw new TextSyntaxError(`the root element is <${project.name}>, not <project>`, project.line);
  const relocation = child(child(project, 'distributionManagement'), 'relocation');
  return {
    ...readModel(project),
    modelVersion: textOf(project, 'modelVersion'),
    groupId: textOf(project, 'groupId'),
    artifactId: textOf(project, 'artifactId'),
    version: textOf(project, 'version'),
    packaging: textOf(project, 'packaging'),
    name: textOf(project, 'name'),
    description: textOf(project, 'description'),
    url: textOf(project, 'url'),
    organization: textOf(project, 'organization', 'name'),
    scmUrl: textOf(project, 'scm', 'url') ?? textOf(project, 'scm', 'connection'),
    licenses: children(child(project, 'licenses'), 'license').flatMap((license) => licenseEntry(textOf(license, 'name'), textOf(license, 'url'))),
    licenseLine: child(child(project, 'licenses'), 'license')?.line,
    developers: children(child(project, 'developers'), 'developer').map((developer) => ({
      name: textOf(developer, 'name') ?? textOf(developer, 'id'),
      email: textOf(developer, 'email'),
    })),
    parent: readParent(child(project, 'parent')),
    profiles: children(child(project, 'profiles'), 'profile').map(readProfile),
    relocation: relocation && {
      groupId: textOf(relocation, 'groupId'),
      artifactId: textOf(relocation, 'artifactId'),
      version: textOf(relocation, 'version'),
    },
    line: project.line,
    ...(project.entities === undefined ? {} : { entities: project.entities }),
  };
}

/** A POM may use the named entities of HTML without declaring them. */
function withEntities(text: string): string {
  return text.includes('&') ? text.replace(/&([A-Za-z]{1,8}[0-9]{0,2});/g, (whole, name: string) => latinEntities.get(name) ?? whole) : text;
}

function readModel(element: XmlElement): RawModel {
  return {
    properties: new Map((child(element, 'properties')?.children ?? []).map((property) => [property.name, property.text])),
    dependencies: children(child(element, 'dependencies'), 'dependency').map(readDependency),
    managed: children(child(child(element, 'dependencyManagement'), 'dependencies'), 'dependency').map(readDependency),
    // Maven 4 calls them subprojects
    modules: [...children(child(element, 'modules'), 'module'), ...children(child(element, 'subprojects'), 'subproject')].map((module) => ({ path: module.text, line: module.line })),
  };
}

function readParent(element: XmlElement | undefined): RawParent | undefined {
  if (element === undefined) return undefined;
  return {
    groupId: textOf(element, 'groupId'),
    artifactId: textOf(element, 'artifactId'),
    version: textOf(element, 'version'),
    relativePath: child(element, 'relativePath')?.text,
    line: element.line,
  };
}

function readDependency(element: XmlElement): RawDependency {
  return {
    groupId: textOf(element, 'groupId') ?? '',
    artifactId: textOf(element, 'artifactId') ?? '',
    version: textOf(element, 'version'),
    type: textOf(element, 'type') ?? 'jar',
    classifier: textOf(element, 'classifier'),
    scope: textOf(element, 'scope'),
    optional: textOf(element, 'optional'),
    systemPath: textOf(element, 'systemPath'),
    exclusions: children(child(element, 'exclusions'), 'exclusion').map((exclusion) => ({
      groupId: textOf(exclusion, 'groupId') ?? '*',
      artifactId: textOf(exclusion, 'artifactId') ?? '*',
    })),
    line: element.line,
  };
}

function readProfile(element: XmlElement): RawProfile {
  const activation = child(element, 'activation');
  return { ...readModel(element), id: textOf(element, 'id') ?? 'default', activation: activation && readActivation(activation), line: element.line };
}

function readActivation(element: XmlElement): RawActivation {
  const property = child(element, 'property');
  const propertyName = textOf(property, 'name');
  const os = (child(element, 'os')?.children ?? []).map((item) => `${item.name}=${item.text}`).join(',');
  return {
    activeByDefault: textOf(element, 'activeByDefault') === 'true',
    jdk: textOf(element, 'jdk'),
    os: os === '' ? undefined : os,
    property: propertyName === undefined ? undefined : { name: propertyName, value: textOf(property, 'value') },
    fileExists: textOf(element, 'file', 'exists'),
    fileMissing: textOf(element, 'file', 'missing'),
    condition: textOf(element, 'condition'),
  };
}
