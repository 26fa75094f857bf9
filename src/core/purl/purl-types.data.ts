/**
 * What the purl type definitions (package-url/purl-spec, types/*.json) demand beyond the general rules, for each type that demands something.
 * One relaxation is ours: where a package can exist, or be found, without the namespace that its definition requires, the namespace is optional here
 * (Go modules of one segment, OS packages whose distribution is not known, the oldest models of Hugging Face).
 */
export interface PurlTypeRule {
  readonly namespace?: 'required' | 'prohibited';
  readonly lowercase?: readonly ('namespace' | 'name' | 'version' | 'subpath')[];
  readonly uppercase?: readonly 'namespace'[];
  /** The namespace is one segment, and the name may hold slashes. */
  readonly nameHoldsPath?: boolean;
  /** Characters of the name to replace, and by what. */
  readonly replaceInName?: { readonly characters: RegExp; readonly by: string };
  readonly name?: { readonly pattern: RegExp; readonly expected: string };
  readonly version?: { readonly pattern: RegExp; readonly expected: string };
  readonly qualifiers?: readonly string[];
  /** Further parts that are lower case because of where the package is. */
  readonly lowercaseAt?: {
    readonly where: (namespace: string, repositoryUrl: string) => boolean;
    readonly parts: readonly ('namespace' | 'name')[];
  };
}

const noNamespace: PurlTypeRule = { namespace: 'prohibited' };
const lowerNamespaceAndName = ['namespace', 'name'] as const;

export const purlTypes: ReadonlyMap<string, PurlTypeRule> = new Map<string, PurlTypeRule>([
  ['alpm', { lowercase: lowerNamespaceAndName }],
  ['apk', { lowercase: lowerNamespaceAndName }],
  ['bazel', noNamespace],
  ['bitbucket', { namespace: 'required', lowercase: lowerNamespaceAndName }],
  ['bitnami', { namespace: 'prohibited', lowercase: ['name'] }],
  ['brew', { lowercase: lowerNamespaceAndName }],
  ['cargo', noNamespace],
  [
    'chrome-extension',
    {
      namespace: 'prohibited',
      lowercase: ['name'],
      name: { pattern: /^[a-p]{32}$/, expected: '32 letters from a to p' },
      version: { pattern: /^\d+(\.\d+){0,3}$/, expected: 'one to four numbers, separated by dots' },
    },
  ],
  ['cocoapods', { namespace: 'prohibited', name: { pattern: /^[^\s+.][^\s+]*$/, expected: 'no white space, no plus sign and no leading dot' } }],
  ['composer', { namespace: 'required', lowercase: lowerNamespaceAndName }],
  ['conda', noNamespace],
  ['cpan', { uppercase: ['namespace'], name: { pattern: /^(?!.*::)/s, expected: 'a distribution (A-B), not a module (A::B)' } }],
  ['cran', noNamespace],
  ['deb', { lowercase: lowerNamespaceAndName }],
  ['gem', noNamespace],
  [
    'git',
    {
      namespace: 'required',
      nameHoldsPath: true,
      lowercaseAt: { where: (namespace) => /^(?:github|bitbucket)(?:\.[a-z]+)?\//i.test(`${namespace}/`), parts: lowerNamespaceAndName },
    },
  ],
  ['github', { namespace: 'required', lowercase: lowerNamespaceAndName }],
  ['hackage', { namespace: 'prohibited', replaceInName: { characters: /_/g, by: '-' } }],
  ['hex', { lowercase: lowerNamespaceAndName }],
  ['huggingface', { lowercase: ['version'] }],
  ['julia', { namespace: 'prohibited', qualifiers: ['uuid'] }],
  ['luarocks', { lowercase: lowerNamespaceAndName }],
  ['maven', { namespace: 'required' }],
  [
    'mlflow',
    {
      namespace: 'prohibited',
      // Databricks ignores the case of model names, the other servers do not.
      lowercaseAt: { where: (_namespace, repositoryUrl) => repositoryUrl.includes('databricks'), parts: ['name'] },
    },
  ],
  ['nuget', noNamespace],
  ['oci', { namespace: 'prohibited', lowercase: ['name', 'version'] }],
  ['opam', noNamespace],
  ['otp', { namespace: 'prohibited', lowercase: ['name', 'subpath'] }],
  ['pub', { namespace: 'prohibited', lowercase: ['name'], replaceInName: { characters: /[^a-z0-9_]/g, by: '_' } }],
  ['pypi', { namespace: 'prohibited', lowercase: ['name', 'version'], replaceInName: { characters: /_/g, by: '-' } }],
  ['qpkg', { lowercase: ['namespace'] }],
  ['rpm', { lowercase: ['namespace'] }],
  ['swid', { qualifiers: ['tag_id'] }],
  ['swift', { namespace: 'required' }],
  ['vcpkg', noNamespace],
  ['vscode-extension', { namespace: 'required', lowercase: ['namespace', 'name', 'version'] }],
  ['yocto', { lowercase: ['namespace'] }],
]);
