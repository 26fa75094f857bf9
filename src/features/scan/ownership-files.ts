/** Files that say who owns what. */
export const ownershipFiles: readonly string[] = ['CODEOWNERS', 'MAINTAINERS', 'MAINTAINERS.md', 'MAINTAINERS.txt', 'catalog-info.yaml', 'catalog-info.yml'];
