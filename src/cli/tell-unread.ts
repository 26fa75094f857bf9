import { unreadTarget } from '#core/inventory/unread-target.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { say } from './say.ts';

/** Targets of which nothing was read, on standard error: for outputs that do not say it, or are not seen at once. */
export function tellUnread(inventories: readonly Inventory[]): void {
  for (const inventory of inventories) {
    const reason = unreadTarget(inventory);
    if (reason !== undefined) say(`muster: ${inventory.subject.name} could not be read: ${reason.message}. ${reason.remedy}\n`);
  }
}
