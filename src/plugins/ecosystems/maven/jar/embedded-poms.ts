import type { SourceFile } from '#core/plugin/source-file.ts';
import { Interpolator, isResolved } from '../interpolate.ts';
import { isCoordinate } from '../maven-purl.ts';
import { readPom, type RawPom } from '../pom/raw-pom.ts';
import { readProperties } from '../properties-file.ts';

/** One artifact that an archive says it holds: itself, or one that was copied into it. */
export interface EmbeddedPom {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
  /** Its POM, when that is in the archive too. */
  readonly pom?: RawPom | undefined;
  /** The entry that says so. */
  readonly path: string;
}

/** Artifacts by their `pom.properties`, else by their `pom.xml`; `unread` are entries that say neither. */
export function readEmbeddedPoms(entries: readonly SourceFile[]): { readonly poms: EmbeddedPom[]; readonly unread: string[] } {
  const poms = new Map<string, EmbeddedPom>();
  const unread: string[] = [];
  const models = new Map<string, RawPom>();
  for (const entry of entries) {
    if (entry.name !== 'pom.xml' || !entry.directory.includes('META-INF/maven/')) continue;
    const model = attemptRead(() => readPom(entry.text()));
    if (model === undefined) unread.push(entry.path);
    else models.set(entry.directory, model);
  }
  for (const entry of entries) {
    if (entry.name !== 'pom.properties') continue;
    const properties = attemptRead(() => readProperties(entry.text()));
    const groupId = properties?.get('groupId') ?? '';
    const artifactId = properties?.get('artifactId') ?? '';
    const version = properties?.get('version') ?? '';
    if (isCoordinate(groupId) && isCoordinate(artifactId) && isCoordinate(version)) poms.set(`${groupId}:${artifactId}`, { groupId, artifactId, version, pom: models.get(entry.directory), path: entry.path });
    else unread.push(entry.path);
  }
  for (const [directory, model] of models) {
    const found = readCoordinates(model, directory);
    if (found === undefined) unread.push(`${directory}/pom.xml`);
    else if (!poms.has(`${found.groupId}:${found.artifactId}`)) poms.set(`${found.groupId}:${found.artifactId}`, { ...found, pom: model, path: `${directory}/pom.xml` });
  }
  return { poms: [...poms.values()], unread };
}

function attemptRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    // reported by the caller as an entry that could not be read
    return undefined;
  }
}

/** The directory `META-INF/maven/<group>/<artifact>` says what a POM leaves to its parent. */
function readCoordinates(model: RawPom, directory: string): { groupId: string; artifactId: string; version: string } | undefined {
  const [artifactOfPath, groupOfPath] = directory.split('/').toReversed();
  const interpolator = new Interpolator((name) => {
    const own = /^(?:project\.|pom\.)?(groupId|version|artifactId|parent\.version|parent\.groupId)$/.exec(name)?.[1];
    if (own === 'groupId' || own === 'parent.groupId') return model.parent?.groupId;
    if (own === 'version' || own === 'parent.version') return model.parent?.version;
    return own === 'artifactId' ? model.artifactId : model.properties.get(name);
  });
  const say = (text: string | undefined): string | undefined => {
    const value = text === undefined ? undefined : interpolator.interpolate(text);
    return value !== undefined && isResolved(value) && isCoordinate(value) ? value : undefined;
  };
  const groupId = say(model.groupId ?? model.parent?.groupId) ?? groupOfPath;
  const artifactId = say(model.artifactId) ?? artifactOfPath;
  const version = say(model.version ?? model.parent?.version);
  return groupId === undefined || artifactId === undefined || version === undefined ? undefined : { groupId, artifactId, version };
}

/** Which of the artifacts is the archive itself: the one that its file is called after, or the only one. The longest name wins. */
export function ownPom(poms: readonly EmbeddedPom[], baseName: string): EmbeddedPom | undefined {
  const candidates = poms.filter((pom) => isCalledAfter(baseName, pom)).sort((a, b) => b.artifactId.length - a.artifactId.length);
  return candidates[0] ?? (poms.length === 1 ? poms[0] : undefined);
}

/** `a`, `a-1.0…`, `a_1.0…`, `group.a-1.0`, `a-shaded-1.0`. */
function isCalledAfter(baseName: string, { artifactId, version }: EmbeddedPom): boolean {
  if (baseName === artifactId || baseName.endsWith(`${artifactId}-${version}`)) return true;
  if (!baseName.startsWith(artifactId)) return false;
  const rest = baseName.slice(artifactId.length);
  return rest.startsWith('_') || /^-\d/.test(rest) || rest.startsWith(`-${version}`) || (rest.startsWith('-') && rest.endsWith(`-${version}`));
}
