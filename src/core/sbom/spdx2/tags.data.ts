/** How a tag of the tag-value form and a field of the JSON form say the same (SPDX 2.3, one row for each field of chapters 6 to 12). */
export interface Tag {
  readonly tag: string;
  /** Field of the JSON form. */
  readonly field: string;
  /** text; list: one line for each item; boolean; verification: `hex (excludes: a, b)`; offsets and lines: `first:last` of a snippet. */
  readonly form?: 'list' | 'boolean' | 'checksum' | 'verification' | 'reference' | 'offsets' | 'lines';
  /** The specification lets its value stand in `<text>`, so that it may have several lines. */
  readonly isLong?: true;
}

const text = (tag: string, field: string): Tag => ({ tag, field });
const list = (tag: string, field: string): Tag => ({ tag, field, form: 'list' });
const long = (tag: string, field: string): Tag => ({ tag, field, isLong: true });
const longs = (tag: string, field: string): Tag => ({ tag, field, form: 'list', isLong: true });

export const documentTags: readonly Tag[] = [
  text('SPDXVersion', 'spdxVersion'), text('DataLicense', 'dataLicense'), text('SPDXID', 'SPDXID'), text('DocumentName', 'name'),
  text('DocumentNamespace', 'documentNamespace'), long('DocumentComment', 'comment'),
];

export const creationTags: readonly Tag[] = [
  text('LicenseListVersion', 'licenseListVersion'), list('Creator', 'creators'), text('Created', 'created'), long('CreatorComment', 'comment'),
];

export const packageTags: readonly Tag[] = [
  text('PackageName', 'name'), text('SPDXID', 'SPDXID'), text('PackageVersion', 'versionInfo'), text('PackageFileName', 'packageFileName'),
  text('PackageSupplier', 'supplier'), text('PackageOriginator', 'originator'), text('PackageDownloadLocation', 'downloadLocation'),
  { tag: 'FilesAnalyzed', field: 'filesAnalyzed', form: 'boolean' }, { tag: 'PackageVerificationCode', field: 'packageVerificationCode', form: 'verification' },
  { tag: 'PackageChecksum', field: 'checksums', form: 'checksum' }, text('PackageHomePage', 'homepage'), long('PackageSourceInfo', 'sourceInfo'),
  text('PackageLicenseConcluded', 'licenseConcluded'), list('PackageLicenseInfoFromFiles', 'licenseInfoFromFiles'),
  text('PackageLicenseDeclared', 'licenseDeclared'), long('PackageLicenseComments', 'licenseComments'), long('PackageCopyrightText', 'copyrightText'),
  long('PackageSummary', 'summary'), long('PackageDescription', 'description'), long('PackageComment', 'comment'),
  { tag: 'ExternalRef', field: 'externalRefs', form: 'reference' }, longs('PackageAttributionText', 'attributionTexts'),
  text('PrimaryPackagePurpose', 'primaryPackagePurpose'), text('ReleaseDate', 'releaseDate'), text('BuiltDate', 'builtDate'), text('ValidUntilDate', 'validUntilDate'),
];

export const fileTags: readonly Tag[] = [
  text('FileName', 'fileName'), text('SPDXID', 'SPDXID'), list('FileType', 'fileTypes'), { tag: 'FileChecksum', field: 'checksums', form: 'checksum' },
  text('LicenseConcluded', 'licenseConcluded'), list('LicenseInfoInFile', 'licenseInfoInFiles'), long('LicenseComments', 'licenseComments'),
  long('FileCopyrightText', 'copyrightText'), long('FileComment', 'comment'), long('FileNotice', 'noticeText'), list('FileContributor', 'fileContributors'),
  longs('FileAttributionText', 'attributionTexts'), list('FileDependency', 'fileDependencies'),
];

export const snippetTags: readonly Tag[] = [
  text('SnippetSPDXID', 'SPDXID'), text('SnippetFromFileSPDXID', 'snippetFromFile'), { tag: 'SnippetByteRange', field: 'ranges', form: 'offsets' }, { tag: 'SnippetLineRange', field: 'ranges', form: 'lines' },
  text('SnippetLicenseConcluded', 'licenseConcluded'), list('LicenseInfoInSnippet', 'licenseInfoInSnippets'), long('SnippetLicenseComments', 'licenseComments'),
  long('SnippetCopyrightText', 'copyrightText'), long('SnippetComment', 'comment'), text('SnippetName', 'name'), longs('SnippetAttributionText', 'attributionTexts'),
];

export const extractedTags: readonly Tag[] = [
  text('LicenseID', 'licenseId'), long('ExtractedText', 'extractedText'), text('LicenseName', 'name'), list('LicenseCrossReference', 'seeAlsos'), long('LicenseComment', 'comment'),
];

export const annotationTags: readonly Tag[] = [
  text('Annotator', 'annotator'), text('AnnotationDate', 'annotationDate'), text('AnnotationType', 'annotationType'), text('SPDXREF', 'spdxElementId'), long('AnnotationComment', 'comment'),
];

export const reviewTags: readonly Tag[] = [text('Reviewer', 'reviewer'), text('ReviewDate', 'reviewDate'), long('ReviewComment', 'comment')];

/** Deprecated tags of a file and the members of an item of `artifactOfs` in the JSON form: the project that the file is of. */
export const projectTags: ReadonlyMap<string, string> = new Map([['ArtifactOfProjectName', 'name'], ['ArtifactOfProjectHomePage', 'homepage'], ['ArtifactOfProjectURI', 'projectUri']]);
