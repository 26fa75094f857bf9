import type { Component } from '#core/model/component.ts';
import type { Subject, UsageContext } from '#core/model/inventory.ts';
import { usualUsage, type UsageFacts } from '#core/usage/usage-facts.ts';
import { useOf } from '#features/gate/declared-use.ts';

/** Facts about a whole product that are what most products are until somebody says otherwise; how a single component is combined stays unknown. */
const assumed = ['userProduct', 'advertises', 'offersWarranty', 'interactive', 'form'] as const satisfies readonly (keyof UsageFacts)[];

/** How one component of a target is used: what `said` fixes for all, what is known of this one, and what most uses are. */
export function useOfComponent(component: Component, subject: Subject, context: UsageContext, said: Partial<UsageFacts> = {}): UsageFacts {
  const { facts } = useOf(component, subject, context);
  const filled = Object.fromEntries(assumed.filter((fact) => facts[fact] === 'unknown').map((fact) => [fact, usualUsage[fact]]));
  return { ...facts, ...filled, ...said };
}
