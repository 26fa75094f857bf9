import type { HashAlgorithm } from '../../model/component.ts';
import type { Scope } from '../../model/scope.ts';

/** SPDX 2.3 §7.10 and §8.4; the other algorithms of SPDX (MD2, MD4, MD6, SHA-0, ADLER32) have no place in the neutral model. */
export const checksumAlgorithms: ReadonlyMap<string, HashAlgorithm> = new Map([
  ['MD5', 'MD5'], ['SHA1', 'SHA-1'], ['SHA224', 'SHA-224'], ['SHA256', 'SHA-256'], ['SHA384', 'SHA-384'], ['SHA512', 'SHA-512'],
  ['SHA3-256', 'SHA3-256'], ['SHA3-384', 'SHA3-384'], ['SHA3-512', 'SHA3-512'],
  ['BLAKE2b-256', 'BLAKE2b-256'], ['BLAKE2b-384', 'BLAKE2b-384'], ['BLAKE2b-512', 'BLAKE2b-512'], ['BLAKE3', 'BLAKE3'],
]);

export const allChecksumAlgorithms: ReadonlySet<string> = new Set([...checksumAlgorithms.keys(), 'MD2', 'MD4', 'MD6', 'ADLER32']);

/** SPDX 2.3 §7.24; the types of the neutral model that have no purpose of their own become OTHER. */
export const purposes: ReadonlyMap<string, string> = new Map([
  ['APPLICATION', 'application'], ['FRAMEWORK', 'framework'], ['LIBRARY', 'library'], ['CONTAINER', 'container'], ['OPERATING-SYSTEM', 'operating-system'],
  ['OPERATING_SYSTEM', 'operating-system'], ['DEVICE', 'device'], ['FIRMWARE', 'firmware'], ['SOURCE', 'source'], ['ARCHIVE', 'archive'],
  ['FILE', 'file-package'], ['INSTALL', 'install'], ['OTHER', 'other'],
]);

interface Direction {
  readonly type: string;
  readonly scope?: Scope;
}

/** Relationships that are another one read from the other end (SPDX 2.3 §11.1). */
export const reversed: ReadonlyMap<string, Direction> = new Map<string, Direction>([
  ['DEPENDENCY_OF', { type: 'depends-on' }],
  ['RUNTIME_DEPENDENCY_OF', { type: 'depends-on', scope: 'runtime' }],
  ['DEV_DEPENDENCY_OF', { type: 'depends-on', scope: 'development' }],
  ['TEST_DEPENDENCY_OF', { type: 'depends-on', scope: 'test' }],
  ['BUILD_DEPENDENCY_OF', { type: 'depends-on', scope: 'build' }],
  ['OPTIONAL_DEPENDENCY_OF', { type: 'depends-on', scope: 'optional' }],
  ['PROVIDED_DEPENDENCY_OF', { type: 'depends-on', scope: 'peer' }],
  ['CONTAINED_BY', { type: 'contains' }],
  ['DESCRIBED_BY', { type: 'describes' }],
  ['GENERATED_FROM', { type: 'generates' }],
  ['ANCESTOR_OF', { type: 'descendant-of' }],
]);

/** How a scoped dependency is written; a plain one is DEPENDS_ON. */
export const dependencyOf: Readonly<Partial<Record<Scope, string>>> = {
  development: 'DEV_DEPENDENCY_OF', test: 'TEST_DEPENDENCY_OF', build: 'BUILD_DEPENDENCY_OF', optional: 'OPTIONAL_DEPENDENCY_OF', peer: 'PROVIDED_DEPENDENCY_OF',
};

/** SPDX 2.3 §11.1, table 68. */
export const relationshipTypes: ReadonlySet<string> = new Set([
  'AMENDS', 'ANCESTOR_OF', 'BUILD_DEPENDENCY_OF', 'BUILD_TOOL_OF', 'CONTAINED_BY', 'CONTAINS', 'COPY_OF', 'DATA_FILE_OF', 'DEPENDENCY_MANIFEST_OF',
  'DEPENDENCY_OF', 'DEPENDS_ON', 'DESCENDANT_OF', 'DESCRIBED_BY', 'DESCRIBES', 'DEV_DEPENDENCY_OF', 'DEV_TOOL_OF', 'DISTRIBUTION_ARTIFACT',
  'DOCUMENTATION_OF', 'DYNAMIC_LINK', 'EXAMPLE_OF', 'EXPANDED_FROM_ARCHIVE', 'FILE_ADDED', 'FILE_DELETED', 'FILE_MODIFIED', 'GENERATED_FROM', 'GENERATES',
  'HAS_PREREQUISITE', 'METAFILE_OF', 'OPTIONAL_COMPONENT_OF', 'OPTIONAL_DEPENDENCY_OF', 'OTHER', 'PACKAGE_OF', 'PATCH_APPLIED', 'PATCH_FOR',
  'PREREQUISITE_FOR', 'PROVIDED_DEPENDENCY_OF', 'REQUIREMENT_DESCRIPTION_FOR', 'RUNTIME_DEPENDENCY_OF', 'SPECIFICATION_FOR', 'STATIC_LINK', 'TEST_CASE_OF',
  'TEST_DEPENDENCY_OF', 'TEST_OF', 'TEST_TOOL_OF', 'VARIANT_OF',
]);

/** Kinds of SBOM by the words of CISA (2023) against the phases of CycloneDX. */
export const sbomTypes: ReadonlyMap<string, string> = new Map([
  ['design', 'Design'], ['pre-build', 'Source'], ['build', 'Build'], ['post-build', 'Analyzed'], ['deployed', 'Deployed'], ['operations', 'Runtime'],
]);
