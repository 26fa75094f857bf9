import type { TermFacts } from '../license-knowledge/knowledge.ts';
import type { Linkage } from '../usage/usage-facts.ts';

/**
 * How far the copyleft of a component goes through one way of combining: `none`; the `component` itself; the `file` that the code is copied into; the `work` that we
 * make with it; the whole `service`; `uncertain` when its text does not say.
 */
export type Reach = 'none' | 'component' | 'file' | 'work' | 'service' | 'uncertain';

export interface ReachOfCopyleft {
  readonly reach: Reach;
  /** In our words, as the end of "because …". */
  readonly because: string;
  readonly clause?: string;
  /** An exception made the difference. */
  readonly byException?: string;
  /** It stands beside the program and is no part of it, whatever the licence of the program claims: a font, a document. */
  readonly beside?: true;
}

export const linked: ReadonlySet<Linkage> = new Set(['plugin', 'dynamic', 'static']);

/** In one work with our code, by linking or copying. */
export const combined = (linkage: Linkage): boolean => linked.has(linkage) || linkage === 'copied';

export function reachOf({ id, license, exception }: TermFacts, linkage: Linkage, served: boolean): ReachOfCopyleft {
  const { strength, reach, linked: ofLinked, clause } = license.copyleft;
  const own = (result: Reach, because: string): ReachOfCopyleft => ({ reach: result, because, ...(clause !== undefined && { clause: `${license.id} ${clause}` }) });
  if (strength === 'none') return { reach: 'none', because: `${id} does not ask that other code comes under it` };
  if (linkage === 'build-tool') return { reach: 'none', because: 'what a tool writes does not come under its licence' };
  if (reach === 'service-stack' && served) return own('service', 'whoever offers it as a service publishes the source of all that runs the service');
  if (strength === 'questionable') return questionable(own, linkage, ofLinked, id);
  if (linkage === 'none' || linkage === 'separate-process') return own('component', 'a program of its own stays under its own licence');
  if (linkage === 'copied') return copied(own, reach, exception?.effect === 'output-not-covered' ? exception.id : undefined);
  if (reach === 'font' || reach === 'document') return { ...own('component', onlyItself(license.id, boundary[reach]!)), beside: true };
  if (strength === 'weak') return own('component', onlyItself(license.id, boundary[reach ?? 'component'] ?? 'component'));
  if (exception !== undefined && keepsOutside.has(exception.effect)) {
    if (exception.effect === 'syscall-boundary') return own('uncertain', `${exception.id} keeps outside only what uses the kernel by system calls, and not what is linked to it`);
    return { ...own('component', `${exception.id} ${freedBy[exception.effect]!}`), byException: exception.id };
  }
  if (reach === 'adaptation') return own('component', onlyItself(license.id, boundary[reach]!));
  if (ofLinked === 'disputed') return own('component', 'what only links to it stays outside, as its author reads it; others do not agree');
  return own('work', 'what is linked to it becomes one work with it');
}

const freedBy: Readonly<Record<string, string>> = {
  'linking-permitted': 'lets other work link to it', 'output-not-covered': 'frees what the tool copies into its output', 'font-embedding': 'frees what the font is embedded in',
};

const keepsOutside: ReadonlySet<string> = new Set([...Object.keys(freedBy), 'syscall-boundary']);

const onlyItself = (id: string, what: string): string => `${id} asks that the ${what} itself stays under it, and nothing beyond`;

const boundary: Readonly<Record<string, string>> = { file: 'file', module: 'module', library: 'library', package: 'package', font: 'font', document: 'document', adaptation: 'adaptation', work: 'work' };

type Own = (result: Reach, because: string) => ReachOfCopyleft;

function questionable(own: Own, linkage: Linkage, ofLinked: string, id: string): ReachOfCopyleft {
  if (!combined(linkage)) return own('none', 'a program of its own stays under its own licence');
  if (linkage !== 'copied' && ofLinked === 'stays') return own('none', `${id} does not speak of works that link to it`);
  return own('uncertain', `nobody can say for sure how far the terms of ${id} reach`);
}

function copied(own: Own, reach: string | undefined, outputException: string | undefined): ReachOfCopyleft {
  if (outputException !== undefined) return { ...own('component', `${outputException} frees what the tool copies into its output`), byException: outputException };
  if (reach === 'file') return own('file', 'the file that receives the code comes under its licence');
  if (reach === 'font') return { ...own('component', 'the font itself stays under its licence, and may be bundled with any software'), beside: true };
  if (reach === 'document') return own('component', `the ${reach} itself stays under its licence, and nothing beyond`);
  if (reach === 'adaptation') return own('uncertain', 'an unchanged picture or text may stand beside your code, but what is worked into yours takes yours with it');
  return own('work', 'when its code is copied into yours, yours comes under its licence too');
}
