import { z } from 'zod';
import { compatibilities } from '../compatibility/verdict.ts';
import { usageContexts } from '../model/inventory.ts';
import { issueCodes } from '../model/issue.ts';
import { scopes } from '../model/scope.ts';
import { exceptionFindings } from '../policy/evaluation/evaluation.ts';
import { enforcementPoints, modes, severities, verdicts } from '../policy/model/verdict.ts';
import { linkages } from '../usage/usage-facts.ts';
import { failLevels, gateActions, gateSchema, readings } from './gate-result.ts';

const Line = z.int().min(1).optional().meta({ description: 'From 1.' });
const Count = z.int().min(0);
const MissingFact = z.object({ fact: z.string(), reason: z.string().optional() });

const Reason = z.object({
  rule: z.string(), status: z.enum(['fired', 'not-evaluated']), mode: z.enum(modes), verdict: z.enum(verdicts),
  counts: z.enum(verdicts).optional().meta({ description: 'What it comes to after approvals, waivers and the treatment of the unknown; absent where it is only written down.' }),
  because: z.array(z.object({ fact: z.string(), value: z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]) })),
  missing: z.array(MissingFact), failure: z.string().optional().meta({ description: 'The code of the rule did not answer true or false: what it did, where it stands, and what to do.' }),
  approvedBy: z.array(z.string()).optional(), openApprovals: z.array(z.string()).optional(), waiver: z.string().optional(),
}).meta({ id: 'GateReason' });

const License = z.object({
  expression: z.string().optional().meta({ description: 'SPDX: the licence to go by, after a choice; absent when it is not known.' }),
  status: z.enum(['settled', 'conflict', 'none', 'unknown']),
  basis: z.enum(['concluded', 'declared', 'detected', 'stated']).optional().meta({ description: 'What it stands on: a curation, the author, the files, or an entry of muster.yaml.' }),
  declared: z.array(z.string()), categories: z.array(z.string()),
  choice: z.object({ from: z.string(), to: z.string(), state: z.enum(['proposed', 'confirmed']), reason: z.string() }).optional(),
  override: z.object({ stated: z.string(), found: z.array(z.string()) }).optional().meta({ description: 'An entry of muster.yaml states another licence than the package.' }), notes: z.array(z.string()),
}).meta({ id: 'GateLicense' });

const WaysOut = z.array(z.object({ kind: z.string(), action: z.string(), result: z.enum(compatibilities).optional().meta({ description: 'What the answer is then, where that was tried.' }) }));

const Conflict = z.object({
  decides: z.boolean().meta({ description: 'A rule can go by it. Otherwise the outbound licence refuses one of them anyway, and another one would not help.' }),
  works: z.array(z.string()).meta({ description: 'The projects, and the programs of their own, in which they meet.' }),
  with: z.array(z.object({ purl: z.string(), name: z.string(), license: z.string(), others: Count.meta({ description: 'So many more have the same licence and use.' }) })),
  because: z.string(), clauses: z.array(z.string()).meta({ description: 'Licence and clause.' }),
  waysOut: WaysOut,
}).meta({ id: 'GateConflict' });

const WithProject = z.object({
  outbound: z.string(), answer: z.enum(compatibilities), because: z.string(), clauses: z.array(z.string()).meta({ description: 'Licence and clause.' }), conditions: z.array(z.string()), waysOut: WaysOut,
}).meta({ id: 'GateWithProject' });

const Finding = z.object({
  fingerprint: z.string().meta({ description: 'The same as long as component, rule and licence are, also in another version.' }), target: Count.meta({ description: 'Index into targets.' }),
  component: z.object({ purl: z.string(), name: z.string(), version: z.string().optional() }),
  verdict: z.enum(verdicts), enforced: z.enum(verdicts).meta({ description: 'What rules that enforce come to; on this the gate decides.' }),
  couldBe: z.enum(verdicts).meta({ description: 'The strictest that could come out if everything were known.' }),
  action: z.enum(gateActions), fails: z.boolean(), isNew: z.boolean().optional().meta({ description: 'Only with a baseline.' }),
  licenseLearnt: z.literal(true).optional().meta({ description: 'This version was there before with a licence that nobody knew; only what is known of it is new.' }), license: License,
  use: z.object({ scope: z.enum(scopes), direct: z.boolean(), linkage: z.enum([...linkages, 'unknown']), linkageFrom: z.enum(['stated', 'usual', 'evident']).optional(), program: z.string().optional().meta({ description: 'The program of its own that it is linked into, where it is linked into nothing else.' }), modified: z.union([z.boolean(), z.literal('unknown')]),
    stated: z.array(z.object({ facts: z.array(z.enum(['scope', 'linkage', 'modified'])), path: z.string(), line: Line, reason: z.string().optional() })).optional().meta({ description: 'The entries under uses that say so, where a person stated it.' }),
  }),
  reasons: z.array(Reason).meta({ description: 'Those that decide first.' }),
  paths: z.array(z.array(z.string())).meta({ description: 'Up to three ways from a project to the component.' }),
  places: z.array(z.object({ of: z.enum(['component', 'license', 'part']), path: z.string(), line: Line, says: z.string(), by: z.string().optional().meta({ description: 'Who found it, where that was not Muster.' }) })).meta({ description: 'Where the component is named, then files in it under a licence that it does not name, where they decide, then where its licence is stated.' }),
  alternatives: z.array(z.object({
    name: z.string(), license: z.string(), verdict: z.enum(verdicts), purl: z.string().optional().meta({ description: 'Package URL, without version where several would do.' }),
    versions: z.string().optional().meta({ description: 'Which versions, in words; absent where all would do.' }), note: z.string().optional(), source: z.string().optional().meta({ description: 'Where the terms of what it replaces can be looked up.' }),
  })).meta({ description: 'What could be used instead and is judged more mildly in the same use; other versions of the same package first.' }),
  openDuties: z.array(z.object({ title: z.string(), action: z.string() })).optional().meta({ description: 'What has to be done before the release, at the stages release and deploy.' }),
  conflicts: z.array(Conflict).optional().meta({ description: 'Sets of components that no licence for the whole accepts together, as small as possible.' }),
  withProject: WithProject.optional().meta({ description: 'What the licence of the project says to that of the component, where a rule goes by it.' }),
  knownTerms: z.object({ terms: z.string(), versions: z.string().optional(), source: z.string() }).optional().meta({ description: 'Nothing that was read names the licence, but it is known what its author publishes it under, and where that can be looked up.' }),
}).meta({ id: 'GateFinding', description: 'The answer for one component of one target.' });

const LaterStage = Finding.pick({ verdict: true, enforced: true, couldBe: true, action: true, fails: true, reasons: true, alternatives: true, conflicts: true, withProject: true }).extend({
  at: z.enum(enforcementPoints), expression: z.string().optional().meta({ description: 'SPDX: the licence to go by there, after a choice; absent when it is not known.' }),
  notAsked: z.array(z.string()).meta({ description: 'Rules that could not be asked there for want of data, and do not decide because of that.' }),
}).meta({ id: 'GateLaterStage', description: 'What a later enforcement point says of the same use. Duties of a release count as done there.' });

const HeldAgainst = z.object({
  projects: z.array(z.string()).meta({ description: 'Those that would use it.' }), components: Count.meta({ description: 'Other components of the project; 0 where no project was looked at.' }),
  unsettled: Count.meta({ description: 'So many of those that would be in one work with it have no settled licence, and nothing can be said of them.' }), read: z.enum(readings).meta({ description: 'How much of the project was read.' }),
  conflicts: z.array(Conflict).meta({ description: 'Sets that it completes, where others of the set are those to replace.' }),
}).meta({ id: 'GateHeldAgainst', description: 'What a package that somebody asks about was held against.' });

const Target = z.object({
  name: z.string(), kind: z.enum(['directory', 'git', 'archive', 'sbom', 'file']), location: z.string(), context: z.enum(usageContexts).optional(), department: z.string().optional(), owner: z.string().optional(), revision: z.string().optional(),
  outboundLicense: z.object({ text: z.string(), origin: z.enum(['stated', 'declared']) }).optional(), components: Count,
  read: z.enum(readings).meta({ description: 'whole; in-part: issues name what was not read; empty: nothing was there; unread: nothing could be read.' }),
  issues: z.array(z.object({ code: z.enum(issueCodes), path: z.string(), line: Line, message: z.string(), remedy: z.string() })).meta({ description: 'What could not be read, or not in full.' }),
}).meta({ id: 'GateTarget' });

/** The form of `muster check --format json`; its JSON Schema is docs/reference/check.schema.json. */
export const GateDocument = z.object({
  schema: z.literal(gateSchema), generatedAt: z.string().meta({ description: 'ISO 8601, UTC.' }), tool: z.object({ name: z.string(), version: z.string() }),
  policy: z.object({ id: z.string(), title: z.string(), version: z.string(), hash: z.string().meta({ description: 'SHA-256 of the canonical form.' }), location: z.string() }),
  at: z.enum(enforcementPoints), date: z.string(), failOn: z.enum(failLevels), dataVersions: z.record(z.string(), z.string()), passed: z.boolean().meta({ description: 'Nothing fails, and something was evaluated.' }),
  baseline: z.object({ name: z.string(), known: Count }).optional(), targets: z.array(Target), counts: z.object(Object.fromEntries(gateActions.map((action) => [action, Count]))),
  fineByStatement: Count.optional().meta({ description: 'So many of those with duties or nothing to do would not pass without what muster.yaml states of scope, linkage and changes.' }),
  rules: z.record(z.string(), z.object({ title: z.string(), severity: z.enum(severities), when: z.string(), rationale: z.string().optional(), remedy: z.string().optional(), lesson: z.string().optional() })),
  notAsked: z.array(z.object({
    rule: z.string(), uses: Count, missing: z.array(MissingFact), broken: z.object({ message: z.string(), path: z.string() }).optional().meta({ description: 'The code of the rule is wrong: what it did, and the file that it stands in.' }),
  })).meta({ description: 'Rules that could not be asked, for want of data or because their code is wrong, and do not decide because of that.' }),
  exceptions: z.array(z.object({
    kind: z.enum(exceptionFindings), of: z.enum(['waiver', 'approval', 'use', 'rule']), id: z.string(), rule: z.string(), severity: z.enum(['error', 'warning', 'note']), message: z.string(), remedy: z.string(),
    place: z.object({ path: z.string(), line: Line, column: z.int().optional() }).optional(), reminder: z.union([z.literal(30), z.literal(7), z.literal(1)]).optional(),
  })),
  laterStages: z.array(LaterStage).optional().meta({ description: 'Only of muster ask: every later point at which the policy enforces something, in order.' }),
  heldAgainst: HeldAgainst.optional().meta({ description: 'Only of muster ask.' }),
  findings: z.array(Finding).meta({ description: 'By action; components with nothing to do are only counted.' }),
}).meta({ title: 'Muster check', description: 'Result of muster check --format json: what a policy says of the components of the targets. Also of muster ask --format json, with one finding.' });

export type GateDocument = z.infer<typeof GateDocument>;

/** Is this the beginning of what `muster check --format json` writes? */
export const isGateDocument = (head: string): boolean => /^\s*\{\s*"schema":\s*"muster-check\//.test(head);

/** A stored check. */
export function readGateDocument(text: string): { readonly ok: true; readonly document: GateDocument } | { readonly ok: false; readonly message: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: (error as Error).message };
  }
  const parsed = GateDocument.safeParse(value);
  if (!parsed.success) return { ok: false, message: `it is not a check of a known schema: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`.trim() };
  return { ok: true, document: parsed.data };
}
