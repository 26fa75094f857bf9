/** Types of package URLs that `--online` asks registries about, for licences too. */
export const lookedUpTypes: ReadonlySet<string> = new Set(['ansible', 'brew', 'cargo', 'cocoapods', 'composer', 'cpan', 'cran', 'dub', 'gem', 'github', 'golang', 'hackage', 'hex', 'luarocks', 'maven', 'npm', 'nuget', 'pub', 'pypi']);
