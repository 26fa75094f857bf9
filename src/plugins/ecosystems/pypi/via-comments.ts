import { normalName, isPackageName } from '#core/python/package-name.ts';

/** Who asked for a pinned package, as pip-compile and uv write it behind the requirement. */
export interface Via {
  /** Normal names of packages. */
  readonly packages: readonly string[];
  /** Files of which the package was asked for: requirements files and manifests. */
  readonly files: readonly string[];
}

/**
 * `undefined` when the comments say nothing of it.
 * Forms: `via flask`, `via a, b`, `via` with one on each further line, `via -r dev.in`, `via name (pyproject.toml)`.
 */
export function readVia(comments: readonly string[]): Via | undefined {
  const start = comments.findIndex((comment) => comment === 'via' || comment.startsWith('via '));
  if (start === -1) return undefined;
  const first = comments[start]!.slice('via'.length);
  const packages = new Set<string>();
  const files = new Set<string>();
  for (const source of [...first.split(','), ...comments.slice(start + 1)].map((part) => part.trim())) {
    if (source === '') continue;
    const option = /^(?:-r|--requirement|-c|--constraint|--override|--overrides)[ =]?/.exec(source);
    const parenthesis = source.indexOf(' (');
    if (option !== null) {
      if (option[0].startsWith('-r') || option[0].startsWith('--req')) files.add(source.slice(option[0].length).trim());
    } else if (parenthesis !== -1 && source.endsWith(')')) files.add(source.slice(parenthesis + 2, -1));
    else {
      const name = source.split('[')[0]!;
      if (isPackageName(name)) packages.add(normalName(name));
    }
  }
  return { packages: [...packages], files: [...files] };
}
