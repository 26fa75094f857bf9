import type { PackageFiles, SbomProblem } from '../../plugin/sbom-format.ts';
import { jsonOf, sourceOf, type SbomSource } from '../../plugin/sbom-source.ts';
import { TextSyntaxError } from '../../text/position.ts';
import { isRecord, text as textAt } from '../../text/value.ts';
import { elementsOf, type XmlNode } from '../../text/xml-document.ts';
import { pointerParts, problemLimit } from '../../validation/json-schema.ts';
import { validateXml } from '../../validation/xsd/validate-xml.ts';
import { xmlBomOf } from './codec.ts';
import { jsonSchemaOf, xmlSchemaOf } from './official-schemas.ts';
import { referenceProblems } from './reference-problems.ts';
import { cycloneDxVersions } from './shape.ts';

/** Problems of a CycloneDX document in JSON. */
export function validateJsonDocument(source: string | SbomSource, packages: PackageFiles): SbomProblem[] {
  return guarded(() => {
    const { value, line } = jsonOf(sourceOf(source));
    const version = textAt(value, 'specVersion');
    const fault = versionFault(version, '1.2');
    const found = !isRecord(value) ? [{ at: '/', message: 'a CycloneDX document is an object' }]
      : value['bomFormat'] !== 'CycloneDX' && value['specFormat'] !== 'CycloneDX' ? [{ at: '/bomFormat', message: `${JSON.stringify(value['bomFormat'])} is not "CycloneDX"` }]
        : fault !== undefined ? [{ at: '/specVersion', message: fault }]
          : [...jsonSchemaOf(version!, packages)(value), ...referenceProblems(value, { uniqueRefs: true })];
    return found.map((problem) => {
      const place = lineOf(line, pointerParts(problem.at));
      return place === undefined ? problem : { ...problem, line: place };
    });
  });
}

/** Problems of a CycloneDX document in XML. */
export function validateXmlDocument(source: string | SbomSource, packages: PackageFiles): SbomProblem[] {
  return guarded(() => {
    const { root, bom } = sourceOf(source).made(xmlBomOf);
    const version = textAt(bom, 'specVersion');
    const fault = versionFault(version, '1.0');
    if (fault !== undefined) return [{ at: '/bom', line: root.line, message: fault }];
    // the XML schema sees to unique references
    return [...validateXml(root, xmlSchemaOf(version!, packages)), ...graphExtensionProblems(root), ...referenceProblems(bom, { uniqueRefs: false })];
  });
}

function versionFault(version: string | undefined, oldest: string): string | undefined {
  if (version === undefined) return 'the version of the specification is missing';
  const isKnown = (cycloneDxVersions as readonly string[]).includes(version) && version >= oldest;
  return isKnown ? undefined : `${JSON.stringify(version)} is not a version from ${oldest} to ${cycloneDxVersions.at(-1)}`;
}

/** A syntax error is a problem too. */
function guarded(check: () => readonly SbomProblem[]): SbomProblem[] {
  try {
    return check().slice(0, problemLimit);
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    return [{ at: error.line === undefined ? '/' : `line ${error.line}`, ...(error.line !== undefined && { line: error.line }), message: error.message }];
  }
}

/** Of the member or the nearest one around it. */
function lineOf(line: (...path: readonly (string | number)[]) => number | undefined, path: readonly (string | number)[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = line(...path.slice(0, length));
    if (found !== undefined) return found;
  }
  return undefined;
}

const graphNamespace = 'http://cyclonedx.org/schema/ext/dependency-graph/1.0';

/** The extension that dependencies were until 1.1. */
function graphExtensionProblems(root: XmlNode): SbomProblem[] {
  const problems: SbomProblem[] = [];
  const check = (node: XmlNode): void => {
    const isDependency = node.namespace === graphNamespace && node.name === 'dependency';
    if (isDependency && !node.attributes.some(({ name }) => name === 'ref')) problems.push({ at: '//dg:dependency', line: node.line, message: 'the attribute "ref" is missing' });
  };
  check(root);
  // the last comes first
  const open = [{ elements: elementsOf(root), at: elementsOf(root).length }];
  for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
    const node = inner.elements[--inner.at];
    if (node === undefined) open.pop();
    else {
      check(node);
      if (node.packed?.mayUse(graphNamespace) === false) continue;
      const elements = elementsOf(node);
      open.push({ elements, at: elements.length });
    }
  }
  return problems;
}
