import type { Collector } from '#core/inventory/collector.ts';
import type { Gemfile } from './gemfile-text.ts';

export function reportUnread(found: Collector, { unread }: Gemfile, remedy: string): void {
  for (const { file, line, message } of unread) found.issue({ code: 'unsupported', file, line, message, remedy });
}
