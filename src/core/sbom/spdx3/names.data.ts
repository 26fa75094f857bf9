import type { HashAlgorithm } from '../../model/component.ts';
import type { Scope } from '../../model/scope.ts';

/** SPDX 3 HashAlgorithm against the neutral names. */
export const hashNames: ReadonlyMap<string, HashAlgorithm> = new Map([
  ['md5', 'MD5'], ['sha1', 'SHA-1'], ['sha224', 'SHA-224'], ['sha256', 'SHA-256'], ['sha384', 'SHA-384'], ['sha512', 'SHA-512'],
  ['sha3_256', 'SHA3-256'], ['sha3_384', 'SHA3-384'], ['sha3_512', 'SHA3-512'],
  ['blake2b256', 'BLAKE2b-256'], ['blake2b384', 'BLAKE2b-384'], ['blake2b512', 'BLAKE2b-512'], ['blake3', 'BLAKE3'],
]);

/** SoftwarePurpose; neutral types without a purpose become `other`. */
export const purposeNames: ReadonlyMap<string, string> = new Map([
  ['application', 'application'], ['framework', 'framework'], ['library', 'library'], ['container', 'container'], ['operatingSystem', 'operating-system'],
  ['device', 'device'], ['deviceDriver', 'device-driver'], ['firmware', 'firmware'], ['platform', 'platform'], ['data', 'data'],
  ['model', 'machine-learning-model'], ['source', 'source'], ['archive', 'archive'], ['install', 'install'], ['file', 'file-package'], ['other', 'other'],
]);

/** Relationships that are a dependency with a scope of its own. */
export const scopedDependencies: ReadonlyMap<string, Scope> = new Map([['hasOptionalDependency', 'optional'], ['hasProvidedDependency', 'peer']]);

/** LifecycleScopeType against our scopes. */
export const lifecycleScopes: ReadonlyMap<string, Scope> = new Map([['build', 'build'], ['development', 'development'], ['test', 'test'], ['runtime', 'runtime']]);

/** SbomType against the phases of CycloneDX. */
export const sbomTypes: ReadonlyMap<string, string> = new Map([
  ['design', 'design'], ['source', 'pre-build'], ['build', 'build'], ['analyzed', 'post-build'], ['deployed', 'deployed'], ['runtime', 'operations'],
]);

export const relationshipTypes: ReadonlySet<string> = new Set([
  'affects', 'amendedBy', 'ancestorOf', 'availableFrom', 'configures', 'contains', 'coordinatedBy', 'copiedTo', 'delegatedTo', 'dependsOn', 'descendantOf',
  'describes', 'doesNotAffect', 'expandsTo', 'exploitCreatedBy', 'fixedBy', 'fixedIn', 'foundBy', 'generates', 'hasAddedFile', 'hasAssessmentFor',
  'hasAssociatedVulnerability', 'hasConcludedLicense', 'hasDataFile', 'hasDeclaredLicense', 'hasDeletedFile', 'hasDependencyManifest',
  'hasDistributionArtifact', 'hasDocumentation', 'hasDynamicLink', 'hasEvidence', 'hasExample', 'hasHost', 'hasInput', 'hasMetadata', 'hasOptionalComponent',
  'hasOptionalDependency', 'hasOutput', 'hasPrerequisite', 'hasProvidedDependency', 'hasRequirement', 'hasSpecification', 'hasStaticLink', 'hasTest',
  'hasTestCase', 'hasVariant', 'invokedBy', 'modifiedBy', 'other', 'packagedBy', 'patchedBy', 'publishedBy', 'reportedBy', 'republishedBy',
  'serializedInArtifact', 'testedOn', 'trainedOn', 'underInvestigationFor', 'usesTool',
]);

/** External reference types of SPDX 3 against those of CycloneDX, or of SPDX 2 where that has none. */
export const referenceTypes: ReadonlyMap<string, string> = new Map([
  ['vcs', 'vcs'], ['issueTracker', 'issue-tracker'], ['mailingList', 'mailing-list'], ['chat', 'chat'], ['documentation', 'documentation'], ['support', 'support'],
  ['socialMedia', 'social'], ['altWebPage', 'website'], ['altDownloadLocation', 'distribution'], ['sourceArtifact', 'source-distribution'], ['buildMeta', 'build-meta'],
  ['buildSystem', 'build-system'], ['releaseNotes', 'release-notes'], ['securityAdvisory', 'advisories'], ['license', 'license'], ['other', 'other'],
  ['metrics', 'quality-metrics'], ['secureSoftwareAttestation', 'attestation'], ['securityAdversaryModel', 'adversary-model'], ['securityThreatModel', 'threat-model'], ['securityPenTestReport', 'pentest-report'],
  ['vulnerabilityExploitabilityAssessment', 'exploitability-statement'], ['securityFix', 'fix'], ['securityOther', 'url'],
]);

export const externalRefTypes: ReadonlySet<string> = new Set([
  'altDownloadLocation', 'altWebPage', 'binaryArtifact', 'bower', 'buildMeta', 'buildSystem', 'certificationReport', 'chat', 'componentAnalysisReport', 'cwe', 'documentation', 'dynamicAnalysisReport', 'eolNotice',
  'exportControlAssessment', 'funding', 'issueTracker', 'license', 'mailingList', 'mavenCentral', 'metrics', 'npm', 'nuget', 'other', 'privacyAssessment', 'productMetadata', 'purchaseOrder', 'qualityAssessmentReport',
  'releaseHistory', 'releaseNotes', 'riskAssessment', 'runtimeAnalysisReport', 'secureSoftwareAttestation', 'securityAdversaryModel', 'securityAdvisory', 'securityFix', 'securityOther', 'securityPenTestReport',
  'securityPolicy', 'securityThreatModel', 'socialMedia', 'sourceArtifact', 'staticAnalysisReport', 'support', 'vcs', 'vulnerabilityDisclosureReport', 'vulnerabilityExploitabilityAssessment',
]);

/** ExternalIdentifierType; of those that the neutral model has in fields of their own, too. */
export const identifierTypes: ReadonlySet<string> = new Set(['cpe22', 'cpe23', 'cve', 'email', 'gitoid', 'other', 'packageUrl', 'securityOther', 'swhid', 'swid', 'urlScheme']);

export const packageTypes: ReadonlySet<string> = new Set(['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage']);

/** What holds elements together. */
export const collectionTypes: ReadonlySet<string> = new Set(['SpdxDocument', 'software_Sbom', 'Bom', 'Bundle']);
