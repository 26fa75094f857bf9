import { declaredUsage } from '#core/configuration/configuration.ts';
import type { GateInput } from '#features/gate/run-gate.ts';
import { ask, askedPurl, inventoryOfOne, localLicense, type AskAnswer } from '#features/gate/ask.ts';
import { declaredLicenses } from '#features/gate/declared-licenses.ts';
import type { GateTarget } from '#features/gate/component-uses.ts';
import type { KnownLicense } from '#core/gate/known-license.ts';
import { usageContexts, type Inventory, type Subject, type UsageContext } from '#core/model/inventory.ts';
import { enforcementPoints, type EnforcementPoint } from '#core/policy/model/verdict.ts';
import { PurlError, type Purl } from '#core/purl/purl.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { readConfiguration } from '#platform/target/read-configuration.ts';
import { askedProject } from './asked-project.ts';
import { chosen } from './chosen.ts';
import { namedCurations } from './curations-option.ts';
import { checkFindings } from './findings-option.ts';
import { UsageError } from './exit-codes.ts';
import { outboundOption } from './outbound-option.ts';
import { readExceptionsOf, readPolicyOf } from './gate-policy.ts';
import { readGateTargets, type GateTargetOptions } from './gate-targets.ts';
import { knowledgeOfTargets } from './license-sources.ts';
import { today, type PolicyOptions } from './policy-input.ts';
import { withTargetPlaces, type TargetPlaces } from './target-places.ts';
import { generatedAt } from './timestamp.ts';
import { version } from './version.ts';
import { openSession } from './go-online.ts';

export interface AnswerOptions extends PolicyOptions {
  readonly project: string;
  readonly policy?: string | undefined;
  readonly stage: string;
  readonly licenses?: string | undefined;
  readonly config?: string | undefined;
  readonly curations: readonly string[];
  readonly findings: readonly string[];
}

/** How the project is read. */
type Reading = Pick<GateTargetOptions, 'config' | 'curations' | 'findings'>;

export interface AskedFor {
  readonly context?: string | undefined;
  readonly license?: string | undefined;
  readonly outbound?: string | undefined;
  /** Name or path of the project that would use it, where there are several. */
  readonly into?: string | undefined;
  /** Ask registries what nobody here knows. */
  readonly online: boolean;
}

/** Answers questions about packages for one project; its policy and configuration are read once, and it is scanned when a question first needs that. */
export class GateAnswers {
  readonly #basis: Omit<GateInput, 'targets' | 'baseline'>;
  readonly #subject: Subject;
  readonly #places: TargetPlaces;
  readonly #reading: Reading;
  #scanned: Promise<readonly GateTarget[]> | undefined;

  private constructor(basis: Omit<GateInput, 'targets' | 'baseline'>, subject: Subject, places: TargetPlaces, reading: Reading) {
    this.#basis = basis;
    this.#subject = subject;
    this.#places = places;
    this.#reading = reading;
  }

  /** The project can be asked about while `work` runs: where it is a repository elsewhere, it is fetched for that time. */
  static async with<T>(options: AnswerOptions, work: (answers: GateAnswers) => Promise<T>): Promise<T> {
    checkFindings(options.findings, [options.project]);
    const curations = await namedCurations(options.curations);
    const address = curations.find((one) => typeof one === 'string');
    if (address !== undefined) throw new UsageError(`${address} stands on the network, and curations are only read from files here.`, 'Fetch the file, and name it with --curations.');
    return withTargetPlaces([options.project], { quiet: true }, async (places) => {
      const refused = places.unfetched.get(options.project);
      if (refused !== undefined) throw refused;
      return work(await GateAnswers.#open(options, places, { config: options.config, curations, findings: options.findings }));
    });
  }

  static async #open(options: AnswerOptions, places: TargetPlaces, reading: Reading): Promise<GateAnswers> {
    const at: EnforcementPoint = chosen('--stage', options.stage, enforcementPoints);
    const { policy, location } = await readPolicyOf(places, options);
    const { waivers, approvals } = readExceptionsOf(places, undefined, policy);
    const { name, usageContext, department, ...configuration } = await readConfiguration(places.path(options.project), options.project, options.config, places.checkouts.has(options.project));
    const usage = declaredUsage(configuration);
    const subject: Subject = {
      name: name ?? 'project', kind: 'directory', location: options.project, owners: [],
      ...(usageContext === undefined ? {} : { usageContext }), ...(department === undefined ? {} : { department }), ...(usage === undefined ? {} : { usage }),
    };
    const basis = { policy, policyLocation: location, knowledge: knowledgeOfTargets(options.licenses, places).of(options.project), at, date: today(), failOn: 'needs-approval' as const, waivers, approvals, generatedAt: generatedAt(), tool: { name: 'muster', version } };
    return new GateAnswers(basis, subject, places, reading);
  }

  get policy(): GateInput['policy'] {
    return this.#basis.policy;
  }

  get knowledge(): GateInput['knowledge'] {
    return this.#basis.knowledge;
  }

  get date(): string {
    return this.#basis.date;
  }

  contextOf(text: string | undefined): UsageContext | undefined {
    return text === undefined ? this.#subject.usageContext : chosen('--context', text, usageContexts);
  }

  async ask(text: string, asked: AskedFor): Promise<AskAnswer> {
    const purl = purlOf(text);
    const context = this.contextOf(asked.context);
    if (asked.outbound !== undefined) outboundOption(asked.outbound);
    const [project] = this.#places.targets as [string];
    this.#scanned ??= readGateTargets(this.#places, { ...this.#reading, context: undefined, exclude: [], cache: true, quiet: true, online: false, date: this.#basis.date });
    const { scanned, into } = askedProject(await this.#scanned, asked.into, project);
    const license = asked.license === undefined ? await this.#licenseOf(purl, scanned, asked.online) : stated(asked.license);
    return ask({ purl, license, subject: scanned?.inventory.subject ?? this.#subject, context, outboundLicense: asked.outbound, scanned, into }, this.#basis);
  }

  /** Of the project, as far as it was read for an answer. */
  async inventories(): Promise<readonly Inventory[]> {
    return (await this.#scanned ?? []).map(({ inventory }) => inventory);
  }

  async #licenseOf(purl: Purl, scanned: GateTarget | undefined, online: boolean): Promise<KnownLicense> {
    const local = scanned === undefined ? undefined : localLicense(purl, scanned.inventory, scanned.licenseOf);
    if (local !== undefined && (local.status !== 'unknown' || !online)) return local;
    return online ? onlineLicense(purl, this.#subject) : { status: 'unknown', declared: [], evidence: [], notes: ['it is not used in this project, and no registry was asked: say --license, or ask with --online'] };
  }
}

function purlOf(text: string): Purl {
  try {
    return askedPurl(text);
  } catch (error) {
    if (error instanceof PurlError) throw new UsageError(`${JSON.stringify(text)} is no package URL: ${error.message}`, 'Write for example pkg:npm/left-pad@1.3.0.');
    throw error;
  }
}

function stated(text: string): KnownLicense {
  const word = text.trim().toUpperCase();
  if (word === 'NONE' || word === 'UNLICENSED') return { status: 'none', declared: [text], basis: 'stated', evidence: [], notes: [] };
  const parsed = parseLicenseExpression(text, { unknownIds: 'refuse' });
  if (!parsed.ok) throw new UsageError(`${JSON.stringify(text)} is no licence expression: ${parsed.message} (column ${parsed.column}).`, 'Write SPDX ids, as in "MIT OR Apache-2.0", or NONE.');
  return { status: 'settled', expression: text, basis: 'stated', declared: [text], evidence: [], notes: [] };
}

/** What the registry of its kind states; the clients' own configuration says which one that is. */
async function onlineLicense(purl: Purl, subject: Subject): Promise<KnownLicense> {
  const [session, { fillFacts }] = await Promise.all([openSession(30), import('#features/online/fill-facts.ts')]);
  try {
    const inventory = await fillFacts(inventoryOfOne(subject, purl), session.context(() => undefined));
    const known = declaredLicenses(inventory)(purl);
    return { ...known, notes: [...known.notes, ...inventory.issues.map(({ message }) => message)] };
  } finally {
    session.close();
  }
}
