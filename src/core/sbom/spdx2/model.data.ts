import type { SpdxModel } from '../spdx-model.ts';

/**
 * Members of documents in the JSON form of SPDX 2.2 and 2.3 (chapters 6 to 13 of the specification). Those that must be there are only marked where documents
 * of writers in wide use have them; checks of their own see to the others, and to the values of algorithms, purposes and types of relationships.
 */
export const model: SpdxModel = {
  classes: {
    annotation: { members: { annotationDate: '!date', annotationType: '!=annotationType', annotator: '!text', comment: '!text' } },
    checksum: { members: { algorithm: 'text', checksumValue: 'text' } },
    creation: { members: { comment: 'text', created: 'text', creators: 'text*', licenseListVersion: 'text' } },
    crossReference: { members: { isLive: 'boolean', isValid: 'boolean', isWayBackLink: 'boolean', match: 'text', order: 'integer', timestamp: 'text', url: '!text' } },
    document: {
      of: 'remarked',
      members: {
        creationInfo: '#creation', dataLicense: 'text', documentDescribes: 'text*', documentNamespace: 'text', externalDocumentRefs: '#externalDocument*', files: '#file*',
        hasExtractedLicensingInfos: '#extractedLicense*', name: 'text', packages: '#package*', relationships: '#relationship*', revieweds: '#review*', snippets: '#snippet*', spdxVersion: 'text',
      },
    },
    element: { of: 'remarked', members: { attributionTexts: 'text*', copyrightText: 'text', licenseComments: 'text', licenseConcluded: 'text' } },
    externalDocument: { members: { checksum: '!#checksum', externalDocumentId: '!text', spdxDocument: '!text' } },
    externalReference: { members: { comment: 'text', referenceCategory: '=referenceCategory', referenceLocator: 'text', referenceType: 'text' } },
    extractedLicense: { members: { comment: 'text', crossRefs: '#crossReference*', extractedText: 'text', licenseId: 'text', name: 'text', seeAlsos: 'text*' } },
    file: {
      of: 'element',
      members: {
        artifactOfs: '#project*', checksums: '#checksum*', fileContributors: 'text*', fileDependencies: 'text*', fileName: 'text', fileTypes: '=fileType*', licenseInfoInFiles: 'text*', noticeText: 'text',
      },
    },
    package: {
      of: 'element',
      members: {
        builtDate: 'date', checksums: '#checksum*', description: 'text', downloadLocation: 'text', externalRefs: '#externalReference*', filesAnalyzed: 'boolean', hasFiles: 'text*', homepage: 'text',
        licenseDeclared: 'text', licenseInfoFromFiles: 'text*', name: 'text', originator: 'text', packageFileName: 'text', packageVerificationCode: '#verificationCode', primaryPackagePurpose: 'text',
        releaseDate: 'date', sourceInfo: 'text', summary: 'text', supplier: 'text', validUntilDate: 'date', versionInfo: 'text',
      },
    },
    pointer: { members: { lineNumber: 'integer', offset: 'integer', reference: '!text' } },
    project: { members: { homePage: 'text', homepage: 'text', name: 'text', projectUri: 'text' } },
    range: { members: { endPointer: '!#pointer', startPointer: '!#pointer' } },
    relationship: { members: { comment: 'text', relatedSpdxElement: 'text', relationshipType: 'text', spdxElementId: 'text' } },
    remarked: { isAbstract: true, members: { SPDXID: 'text', annotations: '#annotation*', comment: 'text' } },
    review: { members: { comment: 'text', reviewDate: '!date', reviewer: 'text' } },
    snippet: { of: 'element', members: { licenseInfoInSnippets: 'text*', name: 'text', ranges: '!#range+', snippetFromFile: 'text' } },
    verificationCode: { members: { packageVerificationCodeExcludedFiles: 'text*', packageVerificationCodeValue: '!text' } },
  },
  enumerations: {
    annotationType: ['OTHER', 'REVIEW'],
    fileType: ['APPLICATION', 'ARCHIVE', 'AUDIO', 'BINARY', 'DOCUMENTATION', 'IMAGE', 'OTHER', 'SOURCE', 'SPDX', 'TEXT', 'VIDEO'],
    // 2.2 spelled two of them with an underscore, and writers still do
    referenceCategory: ['OTHER', 'PACKAGE-MANAGER', 'PACKAGE_MANAGER', 'PERSISTENT-ID', 'PERSISTENT_ID', 'SECURITY'],
  },
};
