import type { QualityField, SbomQualityProfile } from './quality-profile.ts';

type Places = Pick<QualityField, 'cyclonedx' | 'spdx'>;

type DocumentFact = Extract<QualityField, { of: 'document' }>['fact'];
type ComponentFact = Extract<QualityField, { of: 'component' }>['fact'];

const ofDocument = (id: string, title: string, fact: DocumentFact, places: Places = {}, requirement: QualityField['requirement'] = 'required'): QualityField => ({ id, title, requirement, of: 'document', fact, ...places });
const ofComponent = (id: string, title: string, fact: ComponentFact, places: Places = {}, requirement: QualityField['requirement'] = 'required'): QualityField => ({ id, title, requirement, of: 'component', fact, ...places });
const known = (field: QualityField): QualityField => ({ ...field, acceptsUnknown: true });

const component = {
  name: { cyclonedx: 'components[].name', spdx: 'PackageName' },
  version: { cyclonedx: 'components[].version', spdx: 'PackageVersion' },
  identifier: { cyclonedx: 'components[].purl, cpe or swid', spdx: 'ExternalRef' },
} as const;

const timestamp = { cyclonedx: 'metadata.timestamp', spdx: 'Created' } as const;

/** The field lists of four guides, in our own words; which field is asked of what, and where the formats say it. */
export const profiles: readonly SbomQualityProfile[] = [
  {
    id: 'ntia-2021',
    title: 'NTIA minimum elements (July 2021)',
    status: 'in force as a reference, cited by ISO/IEC 18974',
    formats: [],
    fields: [
      ofComponent('supplierName', 'Supplier name', 'supplier', { cyclonedx: 'components[].supplier.name, publisher or manufacturer', spdx: 'PackageSupplier' }),
      ofComponent('componentName', 'Component name', 'name', component.name),
      ofComponent('version', 'Version', 'version', component.version),
      ofComponent('otherUniqueIdentifiers', 'Other unique identifiers', 'identifier', component.identifier),
      ofComponent('dependencyRelationship', 'Dependency relationship', 'relationship', { cyclonedx: 'dependencies[]', spdx: 'Relationship' }),
      ofDocument('sbomAuthor', 'Author of the SBOM', 'author', { cyclonedx: 'metadata.authors, manufacturer or supplier', spdx: 'Creator (Person or Organization)' }),
      ofDocument('timestamp', 'Timestamp', 'timestamp', timestamp),
    ],
    notes: [],
  },
  {
    id: 'cisa-2025-draft',
    title: 'CISA minimum elements (August 2025, draft for public comment)',
    status: 'draft; treat it as optional',
    formats: [],
    fields: [
      ofDocument('sbomAuthor', 'Author of the SBOM', 'author', { cyclonedx: 'metadata.authors, manufacturer or supplier', spdx: 'Creator (Person or Organization)' }),
      ofComponent('softwareProducer', 'Software producer', 'producer', { cyclonedx: 'components[].manufacturer, supplier or publisher', spdx: 'PackageOriginator or PackageSupplier' }),
      ofComponent('componentName', 'Component name', 'name', component.name),
      ofComponent('componentVersion', 'Component version', 'version', component.version),
      ofComponent('softwareIdentifiers', 'Software identifiers', 'identifier', component.identifier),
      ofComponent('componentHash', 'Component hash', 'hash', { cyclonedx: 'components[].hashes[]', spdx: 'PackageChecksum' }),
      ofComponent('license', 'Licence', 'license', { cyclonedx: 'components[].licenses[]', spdx: 'PackageLicenseDeclared or PackageLicenseConcluded' }),
      ofComponent('dependencyRelationship', 'Dependency relationship', 'relationship', { cyclonedx: 'dependencies[]', spdx: 'Relationship' }),
      ofDocument('toolName', 'Tool name', 'tool', { cyclonedx: 'metadata.tools', spdx: 'Creator (Tool)' }),
      ofDocument('timestamp', 'Timestamp', 'timestamp', timestamp),
      ofDocument('generationContext', 'Generation context', 'generationContext', { cyclonedx: 'metadata.lifecycles[]', spdx: 'CreatorComment (SBOM Type) or software_sbomType' }),
    ],
    notes: ['Transitive components are expected.', 'What is not known must be marked as such.'],
  },
  {
    id: 'bsi-tr-03183-2-2.1.0',
    title: 'BSI TR-03183-2, version 2.1.0 (2025-08-20)',
    status: 'technical guideline, aligned with the Cyber Resilience Act',
    formats: [{ family: 'cyclonedx', from: '1.6' }, { family: 'spdx', from: '3.0.1' }],
    fields: [
      ofDocument('sbomCreator', 'Creator of the SBOM, with address', 'reachableAuthor', { cyclonedx: 'metadata.manufacturer: url or contact e-mail', spdx: 'createdBy with e-mail or URL' }),
      ofDocument('timestamp', 'Timestamp', 'timestamp', timestamp),
      ofDocument('sbomUri', 'URI of the SBOM', 'identifier', { cyclonedx: 'serialNumber and version', spdx: 'spdxId of the document' }, 'if-exists'),
      ofComponent('componentCreator', 'Creator of the component, with address', 'reachableCreator', { cyclonedx: 'components[].manufacturer: url or contact e-mail', spdx: 'originatedBy with e-mail or URL' }),
      ofComponent('componentName', 'Component name', 'name', component.name),
      ofComponent('componentVersion', 'Component version', 'version', component.version),
      ofComponent('filename', 'File name', 'filename', { cyclonedx: 'property bsi:component:filename', spdx: 'name of the file element (hasDistributionArtifact)' }),
      ofComponent('dependencies', 'Dependencies and their completeness', 'judgedRelationship', { cyclonedx: 'dependencies[] and compositions[]', spdx: 'Relationship with completeness' }),
      ofComponent('distributionLicenses', 'Distribution licences', 'concludedLicense', { cyclonedx: 'licenses[] with acknowledgement concluded', spdx: 'hasConcludedLicense' }),
      ofComponent('deployableHash', 'SHA-512 of the deployable component', 'deployableHash', { cyclonedx: 'externalReferences[] of type distribution: hashes[]', spdx: 'verifiedUsing of the package or the file element' }),
      ofComponent('executable', 'Executable or not', 'executable', { cyclonedx: 'property bsi:component:executable', spdx: 'software_additionalPurpose of the file element' }),
      ofComponent('archive', 'Archive or not', 'archive', { cyclonedx: 'property bsi:component:archive', spdx: 'software_additionalPurpose of the file element' }),
      ofComponent('structured', 'Structured or not', 'structured', { cyclonedx: 'property bsi:component:structured', spdx: 'software_additionalPurpose of the file element: container or firmware' }),
      ofComponent('sourceCodeUri', 'URI of the source code', 'sourceLocation', { cyclonedx: 'externalReferences[] of type source-distribution' }, 'if-exists'),
      ofComponent('deployableUri', 'URI of the deployable component', 'downloadLocation', { cyclonedx: 'externalReferences[] of type distribution', spdx: 'software_downloadLocation' }, 'if-exists'),
      ofComponent('otherUniqueIdentifiers', 'Other unique identifiers', 'identifier', component.identifier, 'if-exists'),
      ofComponent('originalLicenses', 'Original licences', 'declaredLicense', { cyclonedx: 'licenses[] with acknowledgement declared', spdx: 'hasDeclaredLicense' }, 'if-exists'),
      ofComponent('effectiveLicense', 'Effective licence', 'effectiveLicense', { cyclonedx: 'property bsi:component:effectiveLicense or effectiveLicence' }, 'optional'),
      ofComponent('sourceHash', 'Hash of the source code', 'sourceHash', { cyclonedx: 'externalReferences[] of type source-distribution: hashes[]' }, 'optional'),
      ofComponent('securityTxtUrl', 'URL of security.txt', 'securityText', { cyclonedx: 'externalReferences[] of type rfc-9116' }, 'optional'),
      ofDocument('noVulnerabilities', 'No information on vulnerabilities', 'noVulnerabilities', { cyclonedx: 'no vulnerabilities[]', spdx: 'no elements of the Security profile' }),
    ],
    notes: ['Read through the field references of two open source tools, not from the guideline itself.'],
  },
  {
    id: 'openchain-telco-1.1',
    title: 'OpenChain Telco SBOM guide 1.1',
    status: 'guide of a sector',
    formats: [{ family: 'spdx', from: '2.2', to: '2.3', forms: ['spdx-json', 'spdx-tag-value'] }],
    fields: [
      ofDocument('SPDXVersion', 'Version of SPDX', 'specVersion', { spdx: 'SPDXVersion' }),
      ofDocument('DataLicense', 'Data licence', 'dataLicense', { spdx: 'DataLicense' }),
      ofDocument('SPDXID', 'SPDX identifier of the document', 'spdxId', { spdx: 'SPDXID' }),
      ofDocument('DocumentName', 'Name of the document', 'name', { spdx: 'DocumentName' }),
      ofDocument('DocumentNamespace', 'Namespace of the document', 'identifier', { spdx: 'DocumentNamespace' }),
      ofDocument('Creator', 'Creator: organization and tool', 'organizationAndTool', { spdx: 'Creator (Organization and Tool)' }),
      ofDocument('Created', 'Created', 'timestamp', { spdx: 'Created' }),
      ofDocument('CreatorComment', 'Type of the SBOM', 'creatorComment', { spdx: 'CreatorComment' }),
      ofComponent('PackageName', 'Package name', 'name', component.name),
      ofComponent('PackageVersion', 'Package version', 'version', component.version),
      known(ofComponent('PackageSupplier', 'Package supplier', 'supplier', { spdx: 'PackageSupplier' })),
      known(ofComponent('PackageDownloadLocation', 'Download location', 'downloadLocation', { spdx: 'PackageDownloadLocation' })),
      known(ofComponent('PackageLicenseConcluded', 'Concluded licence', 'concludedLicense', { spdx: 'PackageLicenseConcluded' })),
      known(ofComponent('PackageLicenseDeclared', 'Declared licence', 'declaredLicense', { spdx: 'PackageLicenseDeclared' })),
      known(ofComponent('PackageCopyrightText', 'Copyright text', 'copyright', { spdx: 'PackageCopyrightText' })),
      ofDocument('Relationship', 'Relationships DESCRIBES and CONTAINS', 'describesAndContains', { spdx: 'Relationship' }),
      ofComponent('PackageChecksum', 'Checksum or verification code', 'anyHash', { spdx: 'PackageChecksum or PackageVerificationCode' }, 'optional'),
      ofComponent('purl', 'Package URL', 'purl', { spdx: 'ExternalRef purl' }, 'optional'),
    ],
    notes: [],
  },
];
