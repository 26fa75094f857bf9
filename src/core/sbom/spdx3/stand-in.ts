/** Names the agent that stands where SPDX demands somebody and nobody is known. */
export const standIn = ['agent', 'muster'] as const;

export const isStandIn = (id: string | undefined): boolean => /#agent-muster(?:-\d+)?$/.test(id ?? '');
