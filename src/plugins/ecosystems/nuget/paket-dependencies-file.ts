/** A requirement in paket.dependencies. */
export interface PaketRequirement {
  readonly kind: 'nuget' | 'github' | 'git' | 'http' | 'tool';
  readonly name: string;
  readonly requirement: string;
  readonly group: string;
  readonly line: number;
}

const kinds: ReadonlyMap<string, PaketRequirement['kind']> = new Map([
  ['nuget', 'nuget'], ['clitool', 'tool'], ['github', 'github'], ['gist', 'github'], ['git', 'git'], ['http', 'http'],
]);

/** Keywords that say where from and how, and not what. */
const options = new Set([
  'source', 'framework', 'frameworks:', 'framework:', 'storage', 'storage:', 'references', 'references:', 'strategy', 'strategy:', 'lowest_matching', 'lowest_matching:',
  'redirects', 'redirects:', 'import_targets', 'import_targets:', 'copy_local', 'copy_local:', 'copy_content_to_output_dir:', 'content', 'content:', 'generate_load_scripts', 'generate_load_scripts:', 'version',
  'cache', 'specific_version:', 'restriction:', 'license_download', 'license_download:',
]);

export function readPaketDependencies(content: string): { requirements: PaketRequirement[]; faults: { line: number; text: string }[] } {
  const requirements: PaketRequirement[] = [];
  const faults: { line: number; text: string }[] = [];
  let group = '';
  let line = 0;
  for (const source of content.split('\n')) {
    line++;
    const text = source.trim();
    if (text === '' || text.startsWith('//') || text.startsWith('#')) continue;
    const [keyword = '', name] = text.split(/\s+/, 2);
    const kind = kinds.get(keyword.toLowerCase());
    if (keyword.toLowerCase() === 'group') group = name ?? '';
    else if (kind !== undefined && name !== undefined) {
      const rest = text.slice(text.indexOf(name, keyword.length) + name.length).trim();
      requirements.push({ kind, name, requirement: requirementIn(rest), group, line });
    } else if (!options.has(keyword.toLowerCase()) && !keyword.endsWith(':')) faults.push({ line, text });
  }
  return { requirements, faults };
}

/** What stands before the options of the package (`framework: net48`). */
function requirementIn(text: string): string {
  const at = text.search(/\b\w+:/);
  return (at === -1 ? text : text.slice(0, at)).replace(/\/\/.*$/, '').trim();
}

/** Versions that paket pins: `= 1.2.3`, `== 1.2.3`, or the version alone. */
export function pinnedVersion(requirement: string): string | undefined {
  return /^(?:={1,2}\s*)?(\d+(?:\.\d+){0,3}(?:-[0-9A-Za-z.-]+)?)$/.exec(requirement)?.[1];
}
