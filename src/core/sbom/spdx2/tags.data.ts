/** How a tag of the tag-value form and a field of the JSON form say the same (SPDX 2.3, one row for each field of chapters 6 to 12). */
export interface Tag {
  readonly tag: string;
  /** Field of the JSON form. */
  readonly field: string;
  /** text; list: one line for each item; boolean; verification: `hex (excludes: a, b)`. */
  readonly form?: 'list' | 'boolean' | 'checksum' | 'verification' | 'reference';
}

const text = (tag: string, field: string): Tag => ({ tag, field });
const list = (tag: string, field: string): Tag => ({ tag, field, form: 'list' });

export const documentTags: readonly Tag[] = [
  text('SPDXVersion', 'spdxVersion'), text('DataLicense', 'dataLicense'), text('SPDXID', 'SPDXID'), text('DocumentName', 'name'),
  text('DocumentNamespace', 'documentNamespace'), text('DocumentComment', 'comment'),
];

export const creationTags: readonly Tag[] = [
  text('LicenseListVersion', 'licenseListVersion'), list('Creator', 'creators'), text('Created', 'created'), text('CreatorComment', 'comment'),
];

export const packageTags: readonly Tag[] = [
  text('PackageName', 'name'), text('SPDXID', 'SPDXID'), text('PackageVersion', 'versionInfo'), text('PackageFileName', 'packageFileName'),
  text('PackageSupplier', 'supplier'), text('PackageOriginator', 'originator'), text('PackageDownloadLocation', 'downloadLocation'),
  { tag: 'FilesAnalyzed', field: 'filesAnalyzed', form: 'boolean' }, { tag: 'PackageVerificationCode', field: 'packageVerificationCode', form: 'verification' },
  { tag: 'PackageChecksum', field: 'checksums', form: 'checksum' }, text('PackageHomePage', 'homepage'), text('PackageSourceInfo', 'sourceInfo'),
  text('PackageLicenseConcluded', 'licenseConcluded'), list('PackageLicenseInfoFromFiles', 'licenseInfoFromFiles'),
  text('PackageLicenseDeclared', 'licenseDeclared'), text('PackageLicenseComments', 'licenseComments'), text('PackageCopyrightText', 'copyrightText'),
  text('PackageSummary', 'summary'), text('PackageDescription', 'description'), text('PackageComment', 'comment'),
  { tag: 'ExternalRef', field: 'externalRefs', form: 'reference' }, list('PackageAttributionText', 'attributionTexts'),
  text('PrimaryPackagePurpose', 'primaryPackagePurpose'), text('ReleaseDate', 'releaseDate'), text('BuiltDate', 'builtDate'), text('ValidUntilDate', 'validUntilDate'),
];

export const fileTags: readonly Tag[] = [
  text('FileName', 'fileName'), text('SPDXID', 'SPDXID'), list('FileType', 'fileTypes'), { tag: 'FileChecksum', field: 'checksums', form: 'checksum' },
  text('LicenseConcluded', 'licenseConcluded'), list('LicenseInfoInFile', 'licenseInfoInFiles'), text('LicenseComments', 'licenseComments'),
  text('FileCopyrightText', 'copyrightText'), text('FileComment', 'comment'), text('FileNotice', 'noticeText'), list('FileContributor', 'fileContributors'),
  list('FileAttributionText', 'attributionTexts'), list('FileDependency', 'fileDependencies'),
];

export const snippetTags: readonly Tag[] = [
  text('SnippetSPDXID', 'SPDXID'), text('SnippetFromFileSPDXID', 'snippetFromFile'), text('SnippetByteRange', 'byteRange'), text('SnippetLineRange', 'lineRange'),
  text('SnippetLicenseConcluded', 'licenseConcluded'), list('LicenseInfoInSnippet', 'licenseInfoInSnippets'), text('SnippetLicenseComments', 'licenseComments'),
  text('SnippetCopyrightText', 'copyrightText'), text('SnippetComment', 'comment'), text('SnippetName', 'name'), list('SnippetAttributionText', 'attributionTexts'),
];

export const extractedTags: readonly Tag[] = [
  text('LicenseID', 'licenseId'), text('ExtractedText', 'extractedText'), text('LicenseName', 'name'), list('LicenseCrossReference', 'seeAlsos'), text('LicenseComment', 'comment'),
];

export const annotationTags: readonly Tag[] = [
  text('Annotator', 'annotator'), text('AnnotationDate', 'annotationDate'), text('AnnotationType', 'annotationType'), text('SPDXREF', 'spdxElementId'), text('AnnotationComment', 'comment'),
];

export const reviewTags: readonly Tag[] = [text('Reviewer', 'reviewer'), text('ReviewDate', 'reviewDate'), text('ReviewComment', 'comment')];
