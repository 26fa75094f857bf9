import { purlPartsOf, type Purl, type PurlParts } from '../purl/purl.ts';

/** Qualifiers that tell one artefact of a package from another; a tool that knows them writes them. */
const artefact: ReadonlySet<string> = new Set(['classifier', 'platform', 'type']);

/** Qualifiers about the system around a package, which every tool spells in its own way. */
const surrounding: ReadonlySet<string> = new Set(['distro', 'epoch', 'package-id', 'upstream']);

/** Do the package URLs of two tools say different things besides name and version? What only one of them says tells nothing, unless it names another artefact. */
export function saysOtherVariant(before: Purl, after: Purl): boolean {
  const [a, b] = [purlPartsOf(before), purlPartsOf(after)];
  if ((a.subpath ?? '') !== (b.subpath ?? '')) return true;
  const [old, fresh] = [named(a), named(b)];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].some((key) => {
    if (old[key] === fresh[key] || surrounding.has(key)) return false;
    return artefact.has(key) || (old[key] !== undefined && fresh[key] !== undefined);
  });
}

/** A package of Maven is a jar where nothing else is said. */
const named = ({ type, qualifiers = {} }: PurlParts): Readonly<Record<string, string | undefined>> => (type === 'maven' && qualifiers['type'] === 'jar' ? { ...qualifiers, type: undefined } : qualifiers);
