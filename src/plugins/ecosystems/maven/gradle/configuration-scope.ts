import { strongest, type Scope } from '#core/model/scope.ts';

/**
 * What a configuration of Gradle says of the dependencies in it. Conventions of the Java, Kotlin and Android plugins: variants stand before or after the
 * base name (`debugImplementation`, `testReleaseUnitTestRuntimeClasspath`).
 */
export function scopeOfConfiguration(name: string): Scope {
  const lower = name.toLowerCase();
  if (processors.test(name) || lower === 'classpath' || toolConfigurations.has(name)) return /^(?:kapt|ksp)?(?:(?:android)?test|jmh)|test(?:fixtures)?annotationprocessor$/i.test(name) ? 'test' : 'build';
  if (benchmarks.test(name)) return 'test';
  if (/(?:^test|Test(?![a-z]))/.test(name) || /^(?:androidTest|integrationTest|functionalTest)/.test(name)) return name === 'testAndDevelopmentOnly' ? 'development' : 'test';
  // what only the debug variant of an Android application gets is not shipped
  if (lower.startsWith('development') || /^debug(?=[A-Z])/.test(name)) return 'development';
  if (/compileonly(?:api)?(?:dependenciesmetadata)?$/.test(lower) || lower === 'provided' || lower === 'providedcompile' || lower === 'providedruntime') return 'peer';
  return 'runtime';
}

/** Of the plugins that run benchmarks, which see the tests of the project. */
const benchmarks = /^(?:jmh|benchmarks?)(?=[A-Z]|$)/;

const processors = /^(?:kapt|ksp)(?:[A-Z]|$)|[aA]nnotationProcessor(?:$|Classpath)|^(?:kotlinCompilerPlugin|kotlinCompilerClasspath|kotlinBuildTools|kotlinKlib|kotlinNative)/;

/** Configurations in which plugins keep the programs that they run. */
const toolConfigurations: ReadonlySet<string> = new Set([
  'antlr', 'checkstyle', 'coreLibraryDesugaring', 'detekt', 'detektPlugins', 'errorprone', 'errorproneJavac', 'jacocoAgent', 'jacocoAnt', 'jaxb', 'ktlint',
  'ktlintRuleset', 'lintChecks', 'lintClassPath', 'pmd', 'proguard', 'protobuf', 'protoc', 'spotbugs', 'spotbugsPlugins', 'wsdl2java', 'xjc', 'zinc', 'scalaCompilerPlugins',
]);

/**
 * The scope of a locked module by the configurations that hold it. What is only on a compile classpath is expected from where the program runs;
 * a runtime classpath decides over it.
 */
export function scopeOfLocked(configurations: readonly string[]): Scope | undefined {
  let scope: Scope | undefined;
  for (const name of configurations) {
    const plain = scopeOfConfiguration(name);
    const own: Scope = plain === 'runtime' && /compileclasspath$/i.test(name) ? 'peer' : plain;
    scope = scope === undefined ? own : strongest(scope, own);
  }
  return scope;
}
