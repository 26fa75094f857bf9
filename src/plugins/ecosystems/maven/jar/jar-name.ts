/** What the name of an archive file says. */
export interface JarName {
  readonly name: string;
  readonly version?: string | undefined;
  readonly classifier?: string | undefined;
}

const extensions = /\.(?:jar|war|ear|aar|hpi|jpi|par|sar|kar|nar|rar|lpkg|zip)$/i;
/** What is not part of a version although it stands behind it. */
const classifiers = /-(sources|javadoc|tests|test-sources|all|shaded|shadow|uber|fat|jar-with-dependencies|jakarta|native|natives|(?:natives-)?(?:linux|windows|win|osx|macos|mac)(?:[-_][\w-]+)?)$/i;
/** Words that belong to a version although they start with a letter. */
const qualifiers = /^(?:alpha|beta|rc|cr|m|milestone|sp|ga|final|release|snapshot|incubating|preview|pre|ea|dev|build|b|jre|android|jdk|java|redhat|hadoop|patch|p|r|v)[\d.]*$/i;

/** `log4j-1.2-api-2.17.1.jar` is `log4j-1.2-api` of version `2.17.1`. */
export function readJarName(file: string): JarName {
  const whole = withoutExtension(file);
  const classifier = classifiers.exec(whole)?.[1];
  const base = classifier === undefined ? whole : whole.slice(0, -classifier.length - 1);
  for (let at = base.search(/-v?\d/); at !== -1; at = next(base, at)) {
    const version = base.slice(at + 1);
    if (isVersion(version.split('-'))) return { name: base.slice(0, at), version: version.replace(/^v(?=\d)/, ''), classifier };
  }
  return { name: whole };
}

export const withoutExtension = (file: string): string => file.replace(extensions, '');

function next(base: string, at: number): number {
  const found = base.slice(at + 1).search(/-v?\d/);
  return found === -1 ? -1 : at + 1 + found;
}

/** No unknown word with a number somewhere behind it: then the words belong to the name. */
function isVersion(segments: readonly string[]): boolean {
  return segments.every((segment, index) => /^v?\d/.test(segment) || qualifiers.test(segment) || !segments.slice(index + 1).some((later) => /^\d/.test(later)));
}
