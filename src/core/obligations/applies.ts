import type { TermFacts } from '../license-knowledge/knowledge.ts';
import type { Duty, Form } from '../license-knowledge/duty.ts';
import { reachOf } from '../compatibility/reach.ts';
import { conveyed, served } from '../usage/conveyance.ts';
import { allOf, anyOf, is, isOneOf, type Truth } from '../usage/truth.ts';
import { linkages, type UsageFacts } from '../usage/usage-facts.ts';
import type { ObligationState } from './obligation.ts';

/** Whether a duty of a licence applies to a use. */
export function stateOf(duty: Duty, term: TermFacts, use: UsageFacts): ObligationState | undefined {
  const { code } = duty;
  if (code === 'NE') return standing(conveyed(use));
  if (code === 'UR' || code === 'FU') return 'due';
  const leaves = leaving(duty, term, use);
  const due = allOf(leaves, anyOf(inForm(duty.on, use), byCombining(duty, term, use)), further(duty, term, use));
  if (due === true) return 'due';
  if (due === 'unknown') return 'undetermined';
  const advisory = allOf(leaves, inForm(duty.advisoryOn, use));
  return advisory === false ? undefined : 'advisory';
}

/** Guidance where something leaves, or may. */
const standing = (leaves: Truth): ObligationState | undefined => (leaves === false ? undefined : 'standing');

/** For notices of a licence that treats serving as handing over, serving is enough. */
const leaving = ({ code }: Duty, { license }: TermFacts, use: UsageFacts): Truth =>
  (license.network.trigger === 'any-notice' && (code === 'LT' || code === 'RN') ? anyOf(conveyed(use), served(use)) : conveyed(use));

/** Whether all, none or some of the forms that are possible are among those of the duty. */
function inForm(on: readonly Form[], { form, modified }: UsageFacts): Truth {
  const modifications = modified === 'unknown' ? ['U', 'M'] : [modified ? 'M' : 'U'];
  const kinds = form === 'unknown' ? [['B'], ['S']] : form === 'both' ? [['B', 'S']] : [[form === 'binary' ? 'B' : 'S']];
  const answers = modifications.flatMap((modification) => kinds.map((kind) => kind.some((letter) => on.includes(`${modification}${letter}` as Form))));
  return answers.every(Boolean) ? true : answers.some(Boolean) ? 'unknown' : false;
}

/** Copyleft also binds an unchanged component when it makes one work with ours. */
function byCombining({ code }: Duty, term: TermFacts, { linkage }: UsageFacts): Truth {
  if (code !== 'SL' || term.license.copyleft.strength === 'questionable') return false;
  const joins = (value: (typeof linkages)[number]): boolean => ['work', 'file'].includes(reachOf(term, value, false).reach);
  if (linkage !== 'unknown') return joins(linkage);
  const answers = linkages.map(joins);
  return answers.some(Boolean) ? 'unknown' : false;
}

/** What else has to be the case. */
function further({ code }: Duty, { license }: TermFacts, use: UsageFacts): Truth {
  switch (code) {
    case 'NF':
      return use.noticeFile;
    case 'AD':
      return use.advertises;
    case 'IN':
      return use.interactive;
    case 'II':
      return use.userProduct;
    case 'IC':
      // the EPL family speaks of every commercial distribution
      return commercial.has(license.family) ? anyOf(use.offersWarranty, isOneOf(use.channel, ['distributed', 'embedded'])) : use.offersWarranty;
    case 'RL':
      return isOneOf(use.linkage, ['static', 'dynamic', 'plugin', 'copied']);
    default:
      return true;
  }
}

const commercial: ReadonlySet<string> = new Set(['EPL', 'IPL', 'LPL']);

/** Whether users over a network can ask for the source. */
export function networkSource({ license: { network } }: TermFacts, use: UsageFacts): Truth {
  if (network.trigger === 'any') return served(use);
  return network.trigger === 'modified' ? allOf(served(use), is(use.modified, true)) : false;
}

/** Facts that nobody stated and that decide whether an undetermined duty applies: with each of them known, the answer may differ. */
export function decidingFacts(applies: (use: UsageFacts) => unknown, use: UsageFacts): (keyof UsageFacts)[] {
  return (Object.keys(use) as (keyof UsageFacts)[]).filter((fact) => {
    if (use[fact] !== 'unknown') return false;
    const given = JSON.stringify(applies(use) ?? null);
    return candidates[fact].some((value) => JSON.stringify(applies({ ...use, [fact]: value }) ?? null) !== given);
  });
}

const yesNo = [true, false] as const;

const candidates: Readonly<Record<keyof UsageFacts, readonly unknown[]>> = {
  channel: ['internal', 'hosted', 'distributed'], clientCode: yesNo, linkage: ['dynamic', 'static', 'separate-process', 'none'], scope: ['runtime', 'test'], modified: yesNo, form: ['binary', 'source', 'both'],
  userProduct: yesNo, advertises: yesNo, offersWarranty: yesNo, interactive: yesNo, noticeFile: yesNo, entitlement: yesNo,
};
