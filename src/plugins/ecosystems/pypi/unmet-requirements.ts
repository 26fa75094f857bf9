import type { Collector } from '#core/inventory/collector.ts';
import { firstLine, type Asked } from '#core/inventory/report-unresolved.ts';
import { extrasOf, holds, parseMarker } from '#core/python/marker.ts';
import { truthOf } from '#core/python/marker-truth.ts';
import { normalName } from '#core/python/package-name.ts';
import type { Requirement } from '#core/python/requirement.ts';
import { count, someOf } from './report.ts';

/** What distributions say they need and what is not there with them; one issue for each place. */
export class UnmetRequirements {
  readonly #found: Collector;
  readonly #remedy: string;
  /** By the file that asks: requirements as written, without marker. */
  readonly #byFile = new Map<string, Asked[]>();

  constructor(found: Collector, remedy: string) {
    this.#found = found;
    this.#remedy = remedy;
  }

  /** What depends on the platform or on an extra may be missing rightly, and is not kept. */
  add(file: string, { name, specifier, url, marker }: Requirement, line?: number): void {
    if (marker !== undefined && !alwaysHolds(marker)) return;
    const known = this.#byFile.get(file) ?? [];
    this.#byFile.set(file, known);
    known.push({ name: `${normalName(name)}${url === undefined ? specifier : ` @ ${url}`}`, line });
  }

  report(isElsewhere: (name: string) => boolean): void {
    for (const [file, requirements] of this.#byFile) {
      const unmet = requirements.filter(({ name }) => !isElsewhere(/^[a-z0-9-]+/.exec(name)![0]));
      const missing = [...new Set(unmet.map(({ name }) => name))].sort();
      if (missing.length === 0) continue;
      this.#found.issue({
        code: 'unresolved',
        file,
        line: firstLine(unmet),
        message: `${count(missing.length, 'package that it needs is', 'packages that it needs are')} not among the scanned files: ${someOf(missing)}`,
        remedy: this.#remedy,
      });
    }
  }
}

function alwaysHolds(text: string): boolean {
  const marker = parseMarker(text);
  return marker !== undefined && truthOf(marker, { python: undefined, extra: undefined }) === true;
}

/** Who asked for extras is not known of an installation. */
export function isForExtra(text: string | undefined): boolean {
  const marker = text === undefined ? undefined : parseMarker(text);
  return marker !== undefined && extrasOf(marker).length > 0 && !holds(marker, { extras: new Set(), groups: new Set() });
}
