import { statedMetadata } from '#core/model/stated-metadata.ts';
import { atomText, fieldsOf, textOf, type DuneForm } from './dune-text.ts';
import { readOpam, type OpamDependency, type OpamFile } from './opam-text.ts';

/** A package that a `dune-project` defines, as the opam file says it that dune writes of it. */
export interface DunePackage extends Pick<OpamFile, 'licenses' | 'metadata' | 'dependencies'> {
  readonly name: string;
  readonly version?: string;
  readonly line?: number;
  /** Where the licences stand. */
  readonly licenseLine?: number;
}

/** The packages of a `dune-project`; what stands outside of them holds for all. */
export function packagesOf(forms: readonly DuneForm[]): DunePackage[] {
  const packages = fieldsOf(forms, 'package');
  const project = forms.filter((form) => form.kind === 'list' && atomText(form.items[0]) !== 'package');
  return packages.flatMap(({ values, line }) => {
    const name = textOf(values, 'name') ?? textOf(project, 'name');
    if (name === undefined) return [];
    const stated = (word: string) => textOf(values, word) ?? textOf(project, word);
    const version = stated('version');
    const metadata = statedMetadata({
      description: stated('synopsis'),
      homepage: stated('homepage'),
      repository: repositoryOf(values) ?? repositoryOf(project),
      authors: listed(values, 'authors') ?? listed(project, 'authors') ?? [],
    });
    const dependencies = [...dependenciesOf(values, 'depends'), ...dependenciesOf(values, 'depopts')];
    const [license] = [...fieldsOf(values, 'license'), ...fieldsOf(project, 'license')];
    return [{
      name, ...(version === undefined ? {} : { version }), line, metadata, dependencies,
      licenses: license?.values.flatMap((value) => atomText(value) ?? []) ?? [],
      ...(license === undefined ? {} : { licenseLine: license.line }),
    }];
  });
}

const listed = (forms: readonly DuneForm[], word: string): string[] | undefined =>
  fieldsOf(forms, word)[0]?.values.flatMap((value) => atomText(value) ?? []);

const forges: ReadonlyMap<string, string> = new Map([
  ['github', 'https://github.com/'], ['gitlab', 'https://gitlab.com/'], ['bitbucket', 'https://bitbucket.org/'],
  ['codeberg', 'https://codeberg.org/'], ['sourcehut', 'https://git.sr.ht/~'],
]);

/** `(source (github owner/name))`, `(source (uri …))`. */
function repositoryOf(forms: readonly DuneForm[]): string | undefined {
  const [source] = fieldsOf(forms, 'source')[0]?.values ?? [];
  if (source?.kind !== 'list') return undefined;
  const [kind, value] = source.items.map(atomText);
  if (kind === undefined || value === undefined) return undefined;
  if (kind === 'uri') return value;
  const forge = forges.get(kind);
  return forge === undefined ? undefined : `${forge}${value.replace(/^~/, '')}`;
}

/** Read as dune writes it into an opam file: what the conditions mean is known there. */
function dependenciesOf(forms: readonly DuneForm[], field: 'depends' | 'depopts'): OpamDependency[] {
  const written = fieldsOf(forms, field).flatMap(({ values }) => values.flatMap((value) => {
    const [name, ...conditions] = value.kind === 'list' ? value.items : [value];
    if (name?.kind !== 'atom' || name.text === '') return [];
    const condition = conditions.map((each) => spell(each)).filter((text) => text !== '').join(' & ');
    return [{ text: `${quote(name.text)}${condition === '' ? '' : ` {${condition}}`}`, line: value.line }];
  }));
  if (written.length === 0) return [];
  const { dependencies } = readOpam(`${field}: [\n${written.map(({ text }) => text).join('\n')}\n]\n`);
  return dependencies.map((dependency, index) => ({ ...dependency, line: written[index]!.line }));
}

const quote = (text: string): string => JSON.stringify(text);

/** A condition as opam writes it: `(and (>= 1.0) :with-test)` is `>= "1.0" & with-test`. */
function spell(form: DuneForm, isInside = false): string {
  if (form.kind === 'atom') return variable(form) ?? quote(form.text);
  const [word, ...values] = form.items;
  const operator = atomText(word) ?? '';
  if (operator === 'and' || operator === 'or') {
    const text = values.map((value) => spell(value, true)).join(operator === 'and' ? ' & ' : ' | ');
    return isInside && values.length > 1 ? `(${text})` : text;
  }
  if (operator === 'not') return values.map((value) => `!${spell(value, true)}`).join(' & ');
  if (!/^(?:[<>]?=|[<>]|<>|!=)$/.test(operator)) return '';
  const sign = operator === '<>' ? '!=' : operator;
  const [left, right] = values.map((value) => spell(value));
  return right === undefined ? `${sign} ${left ?? ''}` : `${left} ${sign} ${right}`;
}

const variable = (form: DuneForm): string | undefined => (form.kind === 'atom' && !form.isQuoted && /^:[A-Za-z][\w-]*$/.test(form.text) ? form.text.slice(1) : undefined);
