import type { Scope } from '#core/model/scope.ts';
import type { BuildScript } from './build-script-text.ts';
import type { ModuleRequirement } from './meta-text.ts';

/** `dist.ini` of Dist::Zilla; `undefined` for the files of other tools that go by this name. */
export function readDistIni(source: string): BuildScript | undefined {
  const requirements: ModuleRequirement[] = [];
  const unread: { line: number; message: string }[] = [];
  const texts = new Map<string, string>();
  let section: string | undefined;
  let isZilla = false;
  for (const [index, raw] of source.split('\n').entries()) {
    const text = raw.replace(/(?:^|\s);.*$/, '').trim();
    const heading = /^\[([^\]]*)\]/.exec(text)?.[1]?.trim();
    if (heading !== undefined) {
      section = heading;
      isZilla ||= heading.startsWith('@') || /^(?:Prereqs|AutoPrereqs|MakeMaker|GatherDir|MetaJSON|ModuleBuild|PodWeaver)\b/.test(heading);
      if (/^AutoPrereqs\b/.test(heading)) unread.push({ line: index + 1, message: 'AutoPrereqs finds modules in the source' });
      continue;
    }
    const equals = text.indexOf('=');
    if (equals <= 0) continue;
    const [key, value] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
    if (section === undefined) texts.set(key, value);
    else if (/^Prereqs(?:\s*\/|$)/.test(section) && !key.startsWith('-')) requirements.push({ module: key, requirement: value, scope: scopeOf(section), line: index + 1 });
  }
  if (!isZilla) return undefined;
  const [name, version, license] = [texts.get('name'), texts.get('version'), texts.get('license')];
  return { ...(name ? { name } : {}), ...(version ? { version } : {}), ...(license ? { license } : {}), requirements, unread };
}

/** The name of a section of Prereqs has a phase and a relation, each by custom left out: `TestRequires`, `Recommends`. */
function scopeOf(section: string): Scope {
  const name = section.slice(section.indexOf('/') + 1);
  if (!section.includes('/')) return 'runtime';
  if (/Test/.test(name)) return 'test';
  if (/Build|Configure/.test(name)) return 'build';
  if (/Develop/.test(name)) return 'development';
  return /Recommends|Suggests/.test(name) ? 'optional' : 'runtime';
}
