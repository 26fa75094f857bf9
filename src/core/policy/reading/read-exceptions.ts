import { canonicalPurl, PurlError } from '../../purl/purl.ts';
import { usageContexts } from '../../model/inventory.ts';
import { TextSyntaxError } from '../../text/position.ts';
import type { Value } from '../../text/value.ts';
import { parseYaml } from '../../text/yaml.ts';
import { factSchema } from '../facts/fact-schema.data.ts';
import { isVersionRange } from '../evaluation/version-range.ts';
import { ConditionError } from '../language/condition-error.ts';
import { readCondition, type Condition } from '../language/condition.ts';
import { neverValid, waiverReasons, type Approval, type ExceptionScope, type Waiver } from '../model/exception.ts';
import type { PolicyProblem } from '../model/place.ts';
import { readWhen } from './read-rule.ts';
import { Section, type ReadingFile } from './section.ts';

const scopeKeys = ['component', 'versions', 'projects', 'contexts', 'stages'] as const;
const waiverKeys = ['id', 'rule', ...scopeKeys, 'reason', 'comment', 'compensatingControl', 'requestedBy', 'approvedBy', 'granted', 'expires', 'renewals', 'holdsWhile'] as const;
const approvalKeys = ['rule', 'role', 'by', ...scopeKeys, 'granted', 'expires'] as const;

/** `.muster/waivers.yaml`, which may hold approvals too. `lists` are the ids of the lists of the policy. */
export function readExceptions(path: string, text: string, lists: ReadonlySet<string>): { waivers: Waiver[]; approvals: Approval[]; problems: PolicyProblem[] } {
  const problems: PolicyProblem[] = [];
  try {
    const yaml = parseYaml(text, { strings: true });
    if (yaml.documents.length > 1) {
      const line = yaml.lineIn(1);
      problems.push({ severity: 'error', place: line === undefined ? { path } : { path, line }, message: 'the file must be one document, without --- between', remedy: 'Put all waivers under one waivers, and all approvals under one approvals.' });
    }
    const file: ReadingFile = { path, source: text, line: (...at) => yaml.line(...at), problems, notation: 'yaml' };
    const root = new Section(file, [], yaml.value === '' || yaml.value === null || yaml.value === undefined ? {} : yaml.value, ['waivers', 'approvals'], 'the file');
    root.reportUnknownKeys();
    const waivers = root.items('waivers').map((item) => readWaiver(file, item.path, item.value, lists));
    const approvals = root.items('approvals').map((item) => readApproval(file, item.path, item.value));
    return { waivers, approvals, problems };
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    problems.push({ severity: 'error', place: error.line === undefined ? { path } : { path, line: error.line }, message: `this is no YAML: ${error.message}`, remedy: 'Correct the notation.' });
    return { waivers: [], approvals: [], problems };
  }
}

/** `more` keys are for stored facts, which also say which target holds it. */
export function readWaiver(file: ReadingFile, path: readonly (string | number)[], value: Value, lists: ReadonlySet<string>, more: readonly 'target'[] = []): Waiver {
  const section = new Section(file, path, value, [...waiverKeys, ...more], 'a waiver');
  const rule = section.required('rule');
  const id = section.text('id') ?? `${rule}@${section.place().line ?? path.at(-1) ?? ''}`;
  section.what = `waiver ${id}`;
  section.reportUnknownKeys();
  const texts = { comment: section.text('comment'), compensatingControl: section.text('compensatingControl'), requestedBy: section.text('requestedBy'), holdsWhile: readHold(section, lists) };
  return {
    id, rule, ...readScope(section), reason: section.requiredChoice('reason', waiverReasons), approvedBy: readApprovers(section),
    granted: requiredDay(section, 'granted'), expires: requiredDay(section, 'expires'), renewals: section.whole('renewals') ?? 0, place: section.place(),
    ...(Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as Pick<Waiver, 'comment' | 'compensatingControl' | 'requestedBy' | 'holdsWhile'>),
  };
}

export function readApproval(file: ReadingFile, path: readonly (string | number)[], value: Value, more: readonly 'target'[] = []): Approval {
  const section = new Section(file, path, value, [...approvalKeys, ...more], 'an approval');
  const rule = section.required('rule');
  section.what = `the approval of ${rule}`;
  section.reportUnknownKeys();
  const optional = { by: section.text('by'), granted: section.day('granted'), expires: section.day('expires') };
  return { rule, role: section.required('role'), ...readScope(section), place: section.place(), ...(Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== undefined)) as Pick<Approval, 'by' | 'granted' | 'expires'>) };
}

/** A date that is missing makes the exception end before it begins: it never has an effect. */
function requiredDay(section: Section, key: 'granted' | 'expires'): string {
  if (!section.has(key)) section.report([], `${section.what} has no ${key}`, `Add ${key}, a date: waivers end by themselves.`);
  return section.day(key) ?? neverValid[key];
}

function readScope(section: Section): ExceptionScope {
  const component = readComponent(section);
  const scope = {
    component, versions: readVersions(section, component), projects: section.texts('projects'), contexts: section.choices('contexts', usageContexts),
    stages: section.choices('stages', factSchema['usage.stage'].type.values), target: section.text('target'),
  };
  return Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined)) as ExceptionScope;
}

/** A range that nobody understands would cover nothing, and nobody would know. */
function readVersions(section: Section, component: string | undefined): string | undefined {
  const versions = section.text('versions');
  if (versions === undefined) return undefined;
  const ecosystem = component === undefined ? undefined : /^pkg:([a-z0-9.+-]+)\//.exec(component)?.[1];
  if (ecosystem === undefined) {
    if (!section.has('component') || component !== undefined) section.report(['versions'], `versions of ${section.what} belong to no component`, 'Name the component whose versions they are: every kind of package writes ranges in its own way.');
  } else if (!isVersionRange(ecosystem, versions)) {
    section.report(['versions'], `versions of ${section.what} are no range of ${ecosystem}: ${JSON.stringify(versions.slice(0, 80))}`, `Write exact versions, as in "[1.0.0]" or "[1.0.0, 1.0.1]", or a range as ${ecosystem} writes them.`);
  }
  return versions;
}

/** In the canonical spelling, which is that of the facts. */
function readComponent(section: Section): string | undefined {
  const written = section.text('component');
  if (written === undefined || written === '*') return written;
  if (!written.startsWith('pkg:')) {
    section.report(['component'], `component of ${section.what} is no package URL: ${JSON.stringify(written.slice(0, 80))}`, 'Write for example pkg:npm/left-pad; * stands for any characters.');
    return undefined;
  }
  if (written.includes('?')) {
    section.report(['component'], `component of ${section.what} holds a ?, which is no wildcard: ${JSON.stringify(written.slice(0, 80))}`, 'Write * for any characters, as in pkg:npm/left-*; leave qualifiers out.');
    return undefined;
  }
  if (written.includes('*')) return written.replaceAll('/@', '/%40');
  try {
    const purl = canonicalPurl(written);
    if (!/[@?#]/.test(purl)) return purl;
    section.report(['component'], `component of ${section.what} names a version`, 'Leave it out here, and write it under versions.');
  } catch (error) {
    if (!(error instanceof PurlError)) throw error;
    section.report(['component'], `component of ${section.what} is no package URL: ${error.message.replace(/\.$/, '')}`, 'Write for example pkg:npm/left-pad.');
  }
  return undefined;
}

function readApprovers(section: Section): Waiver['approvedBy'] {
  return section.items('approvedBy').map(({ path, value }) => {
    const inner = new Section(section.file, path, typeof value === 'string' ? { role: value } : value, ['role', 'by', 'on'], `approvedBy of ${section.what}`);
    inner.reportUnknownKeys();
    const by = inner.text('by');
    const on = inner.day('on');
    return { role: inner.required('role'), ...(by === undefined ? {} : { by }), ...(on === undefined ? {} : { on }), place: inner.place() };
  });
}

function readHold(section: Section, lists: ReadonlySet<string>): Condition | undefined {
  const source = readWhen(section, 'holdsWhile');
  if (source === undefined) return undefined;
  try {
    return readCondition(source.text, lists);
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    section.file.problems.push({ severity: 'error', place: source.placeOf(error.offset), message: error.message, remedy: error.remedy });
    // better no effect than one without its condition
    return readCondition('false', lists);
  }
}
