import type { UsageFacts } from '../usage/usage-facts.ts';
import type { InboundLicense } from './expression-verdict.ts';

/** A component inside a deliverable. */
export interface DeliverableComponent {
  readonly name: string;
  readonly license: InboundLicense;
  readonly use: UsageFacts;
  /** The program of its own that it is linked into; without it, our own work. */
  readonly part?: string;
}
