import { patternOf, type AssignedPackages, type RegistryAssignment, type RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import { child, children, parseXml, textOf } from '#core/text/xml.ts';
import { repositoriesIn, type ModuleFilter } from '../gradle/repositories.ts';

/** Repositories of Gradle scripts, with what they are said to have, and those of a `pom.xml`, which come to the default one unless they are called like it. */
export const mavenAssignments: RegistryAssignments = {
  publicNames: [['maven', 'org'], ['apache', 'org'], ['google', 'com'], ['gradle', 'org'], ['mavencentral'], ['google'], ['gradlepluginportal'], ['jcenter']],
  *read(file): Generator<RegistryAssignment> {
    const place = { file: file.path, directory: file.directory };
    if (file.name === 'pom.xml') {
      for (const repository of children(child(parseXml(file.text()), 'repositories'), 'repository')) {
        const registry = textOf(repository, 'url');
        if (registry !== undefined && !/^file:/i.test(registry)) yield { ...place, registry, ...(textOf(repository, 'id') !== 'central' && { isAddition: true }) };
      }
      return;
    }
    const repositories = repositoriesIn(file.text(), file.name);
    for (const { address: registry, filters, isExclusive } of repositories) {
      if (filters === undefined) yield { ...place, registry };
      else for (const filter of filters) yield { ...place, registry, packages: packagesOf(filter), weight: isExclusive ? 1 : 0, ...(!isExclusive && { isAddition: true }) };
    }
  },
};

function packagesOf({ group, groupIs, name, nameIs }: ModuleFilter): AssignedPackages {
  if (groupIs === 'text') return { namespace: group, ...(name !== undefined && { name }) };
  const fitsGroup = groupIs === 'text-and-below' ? (written: string) => written === group || written.startsWith(`${group}.`) : fittingExpression(group);
  const fitsName = name === undefined || nameIs !== 'expression' ? undefined : fittingExpression(name);
  return { fits: (purl) => fitsGroup(purl.namespace ?? '') && fitsName?.(purl.name) !== false };
}

/**
 * Expressions are not run, as they may take very long: of one that is more than texts and `.*` the text in front counts, so that it fits more rather than
 * less, and a name is not asked for where it does not belong.
 */
function fittingExpression(expression: string): (text: string) => boolean {
  const plain = expression.replace(/^\^/, '').replace(/\$$/, '').replaceAll(/\\{1,2}([.-])/g, '$1').replaceAll(/\.[*+]/g, '*');
  if (/^[\w.*-]*$/.test(plain) && !/[\w-]\*\*/.test(plain)) return patternOf(plain);
  const start = hasAlternatives(plain) ? '' : /^[\w.-]*/.exec(plain)![0];
  // the last character may be there as often as the next one says, or not at all
  const sure = /[?*{+]/.test(plain[start.length] ?? '') ? start.slice(0, -1) : start;
  return (text) => text.startsWith(sure);
}

/** Outside of brackets: `com\.acme|org\.acme`. */
function hasAlternatives(expression: string): boolean {
  let depth = 0;
  for (const character of expression) {
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) return true;
  }
  return false;
}
