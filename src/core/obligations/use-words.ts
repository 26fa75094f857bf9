import type { UsageFacts } from '../usage/usage-facts.ts';

const linkage: Readonly<Record<UsageFacts['linkage'], string>> = {
  none: 'beside your code', 'separate-process': 'a program of its own', plugin: 'a plug-in', dynamic: 'linked dynamically', static: 'linked statically', copied: 'copied into your code', 'build-tool': 'a build tool',
  unknown: 'combined in an unknown way',
};

const channel: Readonly<Record<UsageFacts['channel'], string>> = {
  internal: 'used inside the organisation', hosted: 'in a service that is offered over a network', distributed: 'in a product that is distributed', embedded: 'in a device', published: 'in a work that is published as source',
  unknown: 'in a product of which nobody said how it reaches its users',
};

/** `, linked dynamically, unmodified, in a product that is distributed`. */
export function useWords(use: UsageFacts): string {
  const modified = use.modified === 'unknown' ? 'perhaps modified' : use.modified ? 'modified' : 'unmodified';
  const scope = use.scope === 'runtime' || use.scope === 'unknown' ? '' : `, needed for ${use.scope}`;
  return `, ${linkage[use.linkage]}, ${modified}, ${channel[use.channel]}${use.clientCode === true ? ' whose code runs at the users' : ''}${scope}`;
}
