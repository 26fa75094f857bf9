import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { Scope } from '#core/model/scope.ts';
import { weakest } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { licenseEntry } from '../license-entry.ts';
import { mavenPurl } from '../maven-purl.ts';
import { isPinned, readLibrary } from './clojure-library.ts';
import { isCollection, pairs, plain, readEdn, valueOf, type Form } from './edn.ts';
import { reportUnknownNeeds } from './report-unknown-needs.ts';

/** `project.clj` of Leiningen, `build.boot` of Boot, `shadow-cljs.edn`: vectors of `[group/artifact "version" …]`. */
export default function extract({ file, found }: ExtractInput): void {
  const forms = readEdn(file.text());
  const definition = forms.find((form) => isCollection(form, 'list') && plain(form.items[0]) === 'defproject');
  const symbol = isCollection(definition, 'list') ? plain(definition.items[1]) : undefined;
  const version = isCollection(definition, 'list') ? plain(definition.items[2]) : undefined;
  const settings: Form = isCollection(definition, 'list')
    ? { kind: 'map', items: definition.items.slice(3), line: definition.line }
    : { kind: 'map', items: forms.flatMap((form) => (isCollection(form, 'map') || isSetting(form) ? form.items.slice(isSetting(form) ? 1 : 0) : [])), line: 1 };
  const { groupId, artifactId } = readLibrary(symbol ?? (file.directory === '.' ? 'project' : nameOf(file.directory)));
  const project = found.project({
    path: file.directory, name: artifactId, version: symbol === undefined ? undefined : version,
    purl: symbol === undefined || version === undefined ? undefined : mavenPurl({ groupId, artifactId, version }),
    licenses: [valueOf(settings, ':license'), ...(listOf(valueOf(settings, ':licenses')))].flatMap((license) => licenseEntry(plain(valueOf(license, ':name')), plain(valueOf(license, ':url')))),
    metadata: Object.fromEntries(([['description', ':description'], ['homepage', ':url']] as const).flatMap(([key, keyword]) => {
      const value = plain(valueOf(settings, keyword));
      return value === undefined ? [] : [[key, value]];
    })),
    file: file.path, line: definition?.line,
  });
  const managed = new Map(listOf(valueOf(settings, ':managed-dependencies')).map((form) => [plain(listOf(form)[0]), plain(listOf(form)[1])]));
  const open: Asked[] = [];
  const known: Asked[] = [];
  const add = (list: Form | undefined, scope: Scope): void => {
    for (const form of listOf(list)) {
      const [name, requirement] = listOf(form);
      const nameText = plain(name);
      if (nameText === undefined) continue;
      const options: Form = { kind: 'map', items: listOf(form).slice(requirement?.kind === 'text' ? 2 : 1), line: form.line };
      const written = requirement?.kind === 'text' ? requirement.text : managed.get(nameText);
      const library = readLibrary(nameText);
      const pinned = isPinned(written) ? written : undefined;
      const purl = mavenPurl({ ...library, classifier: plain(valueOf(options, ':classifier')) ?? library.classifier, type: plain(valueOf(options, ':extension')), version: pinned });
      if (purl === undefined) {
        found.issue({ code: 'partial', line: form.line, message: `the dependency ${nameText} has no readable name`, remedy: 'Write it as group/artifact.' });
        continue;
      }
      if (pinned === undefined) open.push({ name: nameText, line: form.line });
      else known.push({ name: nameText, line: form.line });
      found.depends(project, found.component({ purl, requirement: written, line: form.line }), weakest(scope, scopeOf(plain(valueOf(options, ':scope')))));
    }
  };
  add(valueOf(settings, ':dependencies'), 'runtime');
  for (const [profile, body] of pairs(valueOf(settings, ':profiles'))) add(valueOf(body, ':dependencies'), scopeOfProfile(plain(profile) ?? ''));
  reportUnresolved(found, open, 'Write exact versions.');
  reportUnknownNeeds(found, known, 'Scan what the build produced.');
}

/** `(set-env! :dependencies …)` of Boot. */
const isSetting = (form: Form): form is Extract<Form, { readonly items: readonly Form[] }> => isCollection(form, 'list') && plain(form.items[0]) === 'set-env!';

/** Elements of a vector or list; a quoted one too. */
const listOf = (form: Form | undefined): readonly Form[] => (isCollection(form, 'vector') || isCollection(form, 'list') ? form.items : []);

function scopeOf(scope: string | undefined): Scope {
  if (scope === 'test') return 'test';
  return scope === 'provided' ? 'peer' : 'runtime';
}

function scopeOfProfile(profile: string): Scope {
  if (profile === ':provided') return 'peer';
  if (profile === ':uberjar' || profile === ':production' || profile === ':prod') return 'runtime';
  return profile === ':test' ? 'test' : /^:(?:dev|user|repl)/.test(profile) ? 'development' : 'optional';
}
