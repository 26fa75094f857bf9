/** Of each configuration of a source set those that it extends, by the conventions of the Java plugins. */
const extended: ReadonlyMap<string, readonly string[]> = new Map([
  ['implementation', ['api']],
  ['compileOnly', ['compileOnlyApi']],
  ['compileClasspath', ['implementation', 'api', 'compileOnly', 'compileOnlyApi', 'compile', 'provided']],
  ['runtimeClasspath', ['implementation', 'api', 'runtimeOnly', 'compile', 'runtime']],
  ['runtime', ['compile']],
]);

/** What the configurations of tests also take over from the main ones. */
const ofMain: ReadonlyMap<string, readonly string[]> = new Map([
  ['implementation', ['implementation', 'api']],
  ['runtimeOnly', ['runtimeOnly']],
  ['compileClasspath', ['implementation', 'api', 'compile']],
  ['runtimeClasspath', ['implementation', 'api', 'runtimeOnly', 'compile', 'runtime']],
]);

const bases = [...new Set([...extended.keys(), ...ofMain.keys()])];

/** The configurations whose declarations end up in one, itself among them. */
export function membersOf(name: string): ReadonlySet<string> {
  const base = bases.find((candidate) => name === candidate || name.endsWith(capitalized(candidate)));
  const set = base === undefined ? '' : name.slice(0, name.length - base.length);
  const inSet = (member: string): string => (set === '' ? member : set + capitalized(member));
  return new Set([name, ...(extended.get(base ?? '') ?? []).map(inSet), ...(set === 'test' ? (ofMain.get(base ?? '') ?? []) : [])]);
}

const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
