import { TextSyntaxError } from '../../text/position.ts';
import { isRecord } from '../../text/value.ts';
import { parseYaml } from '../../text/yaml.ts';
import type { CodeTest } from '../model/policy.ts';
import type { PolicyDocument, Reference, RuleSource } from '../model/policy-document.ts';
import type { PolicyProblem } from '../model/place.ts';
import { layers, verdicts, type Layer } from '../model/verdict.ts';
import { readList, readListAdjustment, readRuleAdjustment } from './read-adjustments.ts';
import { readRule } from './read-rule.ts';
import { readScenario, readScenarioDefaults } from './read-scenario.ts';
import { Section, type ReadingFile } from './section.ts';

export interface PolicyText {
  readonly path: string;
  readonly text: string;
}

/** A rule in TypeScript: what YAML would say of it, and the code in place of `when`. */
export interface CodeRule {
  readonly path: string;
  /** Keys as in YAML. */
  readonly description: unknown;
  readonly test: CodeTest;
}

const headerKeys = ['id', 'title', 'version', 'layer', 'effectiveFrom', 'reviewBy', 'observeUntil', 'otherwise', 'preferences', 'extends'] as const;
const fileKeys = ['policy', 'lists', 'rules', 'adjust', 'adjustLists', 'scenarioDefaults', 'scenarios'] as const;

/** One policy directory: exactly one of its files has the header `policy`. The document is there even with problems, as far as it could be read. */
export function readPolicy(directory: string, texts: readonly PolicyText[], codeRules: readonly CodeRule[] = []): { document: PolicyDocument; problems: PolicyProblem[] } {
  const problems: PolicyProblem[] = [];
  const roots = texts.map((text) => openFile(text, problems)).filter((root) => root !== undefined);
  const headers = roots.filter((root) => root.has('policy'));
  const header = headerOf(directory, headers, problems);
  const all = <T>(key: string, read: (file: ReadingFile, path: readonly (string | number)[], value: unknown) => T): T[] =>
    roots.flatMap((root) => root.items(key).map(({ path, value }) => read(root.file, path, value)));
  const rules = [...all('rules', readRule), ...codeRules.map((rule) => readCodeRule(rule, problems))];
  const lists = all('lists', readList);
  const listIds = new Set(lists.map(({ id }) => id));
  const scenarios = roots.flatMap((root) => {
    const defaults = readScenarioDefaults(root);
    return root.items('scenarios').map(({ path, value }) => readScenario(root.file, path, value, defaults, listIds));
  });
  const document: PolicyDocument = {
    ...header, rules, lists, ruleAdjustments: all('adjust', readRuleAdjustment), listAdjustments: all('adjustLists', readListAdjustment), scenarios,
  };
  reportTwins('rule', rules, problems);
  reportTwins('list', lists, problems);
  return { document, problems };
}

function openFile({ path, text }: PolicyText, problems: PolicyProblem[]): Section | undefined {
  try {
    const yaml = parseYaml(text, { strings: true });
    const file: ReadingFile = { path, source: text, line: (...at) => yaml.line(...at), problems, notation: 'yaml' };
    if (yaml.documents.length > 1) problems.push({ severity: 'error', place: { path, line: yaml.lineIn(1) ?? 1 }, message: 'the file holds several documents', remedy: 'Make one of them, or a file of each.' });
    const root = new Section(file, [], yaml.value === '' || yaml.value === null || yaml.value === undefined ? {} : yaml.value, fileKeys, 'a policy file');
    root.reportUnknownKeys();
    return root;
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    problems.push({ severity: 'error', place: error.line === undefined ? { path } : { path, line: error.line }, message: `this is no YAML: ${error.message}`, remedy: 'Correct the notation; texts with a colon or # stand in quotes.' });
    return undefined;
  }
}

type Header = Omit<PolicyDocument, 'rules' | 'lists' | 'ruleAdjustments' | 'listAdjustments' | 'scenarios'>;

function headerOf(directory: string, headers: readonly Section[], problems: PolicyProblem[]): Header {
  const [root, second] = headers;
  if (root === undefined) {
    problems.push({ severity: 'error', place: { path: directory }, message: 'no file has the head of a policy', remedy: 'Add policy: with id, title and version to one of the files, or run muster policy init.' });
    return { id: '', title: '', version: '', layer: 'organization', extends: [], place: { path: directory } };
  }
  if (second !== undefined) problems.push({ severity: 'error', place: second.place('policy'), message: 'a second head of a policy', remedy: 'Keep one of them.', also: root.place('policy') });
  const section = new Section(root.file, ['policy'], root.value('policy'), headerKeys, 'the policy');
  section.reportUnknownKeys();
  const references = (section.texts('extends') ?? []).map((target, index): Reference => ({ target, place: section.place('extends', index) }));
  const optional = {
    effectiveFrom: section.day('effectiveFrom'), reviewBy: section.day('reviewBy'), observeUntil: section.day('observeUntil'), otherwise: section.choice('otherwise', verdicts), preferences: readPreferences(section),
  };
  return {
    id: section.required('id'), title: section.required('title'), version: readVersion(section), layer: section.choice('layer', layers) ?? usualLayer(references),
    extends: references,
    place: section.place(),
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as typeof optional & object),
  } as Header;
}

/** Evaluations name it, and people ask which of two is newer. */
function readVersion(section: Section): string {
  const version = section.required('version');
  if (version !== '' && !/^v?\d[\w.+-]*$/.test(version)) section.report(['version'], `version of the policy is no version: ${JSON.stringify(version.slice(0, 60))}`, 'Begin it with a number, as in 1.0.0 or 2026-03.');
  return version;
}

/** A single licence is no order. */
function readPreferences(section: Section): readonly string[] | undefined {
  const value = section.value('preferences');
  if (!section.has('preferences') || Array.isArray(value)) return section.texts('preferences');
  section.report(['preferences'], 'preferences of the policy must be a list of licences', `Write it in brackets, the preferred one first: [${typeof value === 'string' && value !== '' ? `${value.slice(0, 60)}` : 'MIT, Apache-2.0'}].`);
  return undefined;
}

/** Who builds on the policy of somebody is not the organisation; a preset is the policy of nobody. */
const usualLayer = (references: readonly Reference[]): Layer => (references.every(({ target }) => target.startsWith('preset:')) ? 'organization' : 'project');

function readCodeRule({ path, description, test }: CodeRule, problems: PolicyProblem[]): RuleSource {
  const file: ReadingFile = { path, source: '', line: () => undefined, problems, notation: 'json' };
  const given = isRecord(description) ? Object.fromEntries(Object.entries(description).filter(([key]) => key !== 'facts' && key !== 'check')) : description;
  return { ...readRule(file, [], isRecord(given) ? { ...given, when: 'true' } : given), when: test };
}

function reportTwins(kind: string, items: readonly { readonly id: string; readonly place: RuleSource['place'] }[], problems: PolicyProblem[]): void {
  const seen = new Map<string, RuleSource['place']>();
  for (const { id, place } of items) {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, place);
    else if (id !== '') problems.push({ severity: 'error', place, also: first, message: `a second ${kind} has the id ${id}`, remedy: 'Give one of them another id.' });
  }
}
