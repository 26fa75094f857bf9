import type { Alternative, GateReason } from '#core/gate/gate-result.ts';
import { replacementOf, spanInWords, typeOf } from '#core/gate/replacements/replacements.ts';
import { chooseLicense } from '#core/policy/evaluation/choose-license.ts';
import type { Facts } from '#core/policy/facts/facts.ts';
import { verdictRank, type Verdict } from '#core/policy/model/verdict.ts';
import { parsePurl } from '#core/purl/purl.ts';
import { withoutVersion, type DescribedTarget, type DescribedUse, type FactSources } from './component-uses.ts';
import { LicenseFactsOfUse } from './license-facts-of-use.ts';

/** What the policy decided about the use itself. */
export interface Decided {
  readonly verdict: Verdict;
  readonly reasons: readonly GateReason[];
}

type Candidate = Omit<Alternative, 'verdict'>;

/** Facts that say which component it is, so that a rule over them is about this one. */
const naming: ReadonlySet<string> = new Set(['component.purl', 'component.name', 'component.version']);

/** Other versions that are present in the same target, and versions and packages that we know to do the same, as far as the policy is milder with them. */
export class AlternativeFinder {
  readonly #sources: FactSources;
  readonly #licenses: LicenseFactsOfUse;
  /** Uses of one component by purl without version, by target. */
  readonly #versions = new WeakMap<DescribedTarget['uses'], ReadonlyMap<string, readonly DescribedUse[]>>();

  constructor(sources: FactSources) {
    this.#sources = sources;
    this.#licenses = new LicenseFactsOfUse(sources.compiled, sources.knowledge, sources.at, sources.date);
  }

  of(use: DescribedUse, target: DescribedTarget, { verdict: decided, reasons }: Decided): Alternative[] {
    const { purl, version } = use.component;
    const name = withoutVersion(purl);
    const isAboutItself = reasons[0]?.because.some(({ fact }) => naming.has(fact)) === true;
    const own = isAboutItself ? decided : this.#verdict(use, target, { license: use.license.expression, purl: name });
    const others = (this.#versionsOf(target).get(name) ?? []).filter((other) => other !== use && other.license.expression !== undefined && other.license.expression !== use.license.expression);
    const candidates: Candidate[] = [
      ...others.map((other) => ({ name: `version ${other.component.version ?? 'that'} of it, which is here already`, license: other.license.expression!, purl: other.component.purl })),
      ...substitutesFor(name, version),
    ];
    return candidates.flatMap((candidate): Alternative[] => {
      const verdict = this.#verdict(use, target, candidate);
      // where nobody knows what is judged, only what may be used helps
      return verdict !== undefined && verdictRank(verdict) < verdictRank(own ?? 'needs-approval') ? [{ ...candidate, verdict }] : [];
    });
  }

  /** What the policy says when something else, or the same under this licence, were used in the same way; `undefined` when nobody knows. */
  #verdict({ use, how }: DescribedUse, { outbound }: DescribedTarget, { license, purl }: { readonly license: string | undefined; readonly purl?: string }): Verdict | undefined {
    if (license === undefined) return undefined;
    const usage = Object.entries(use.facts).filter(([fact]) => !/^(?:license|component|vulnerability)\./.test(fact));
    const shared: Facts = { ...Object.fromEntries(usage), ...identityOf(purl), 'license.status': 'concluded', 'license.entitlement': false };
    const { facts, expression } = this.#licenses.of({ license, shared, use: { ...how.facts, entitlement: false }, outbound, isConfirmed: false });
    return expression === undefined ? undefined : chooseLicense(this.#sources.compiled, shared, [{ expression, facts }], this.#sources.at, this.#sources.date).verdict;
  }

  #versionsOf({ uses }: DescribedTarget): ReadonlyMap<string, readonly DescribedUse[]> {
    let known = this.#versions.get(uses);
    if (known === undefined) this.#versions.set(uses, (known = Map.groupBy(uses, ({ component }) => withoutVersion(component.purl))));
    return known;
  }
}

/** What our data know to do the same, other versions of the package itself first. */
function substitutesFor(name: string, version: string | undefined): Candidate[] {
  const entry = replacementOf(name, version);
  return (entry?.instead ?? []).map(({ purl = name, license, note, ...span }): Candidate => {
    const versions = spanInWords(span);
    return { name: `${readable(purl)}${versions === '' ? '' : ` ${versions}`}`, license, purl, ...(versions === '' ? {} : { versions }), ...(note === undefined ? {} : { note }), source: entry!.source };
  });
}

function readable(purl: string): string {
  const { namespace, name } = parsePurl(purl, 'tolerant');
  return namespace ? `${namespace}/${name}` : name;
}

function identityOf(purl: string | undefined): Facts {
  if (purl === undefined) return {};
  return { 'component.purl': purl, 'component.name': readable(purl), 'component.ecosystem': typeOf(purl) };
}
