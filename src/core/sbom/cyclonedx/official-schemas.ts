import type { PackageFiles } from '../../plugin/sbom-format.ts';
import { compileJsonSchema } from '../../validation/json-schema.ts';
import { SchemaReader } from '../../validation/xsd/schema-reader.ts';
import type { SbomProblem } from '../../plugin/sbom-format.ts';

/** The library of the CycloneDX project, which carries the schemas of all versions. */
const packageName = '@cyclonedx/cyclonedx-library';

const compiled = new Map<string, (value: unknown) => SbomProblem[]>();

/** The JSON schema of a version, compiled once. */
export function jsonSchemaOf(version: string, packages: PackageFiles): (value: unknown) => SbomProblem[] {
  let schema = compiled.get(version);
  if (schema === undefined) {
    const read = (name: string): object => JSON.parse(packages.read(packageName, `res/schema/${name}`)) as object;
    const names = ['spdx', 'jsf-0.82', ...(version >= '1.7' ? ['cryptography-defs'] : [])].map((name) => `${name}.SNAPSHOT.schema.json`);
    schema = compileJsonSchema({
      root: read(`bom-${version}.SNAPSHOT.schema.json`),
      others: Object.fromEntries(names.map((name) => [`http://cyclonedx.org/schema/${name}`, read(name)])),
    });
    compiled.set(version, schema);
  }
  return schema;
}

const readers = new Map<string, SchemaReader>();

export function xmlSchemaOf(version: string, packages: PackageFiles): SchemaReader {
  let reader = readers.get(version);
  if (reader === undefined) {
    reader = new SchemaReader((location) => packages.read(packageName, `res/schema/${location}`));
    reader.load(`bom-${version}.SNAPSHOT.xsd`);
    readers.set(version, reader);
  }
  return reader;
}
