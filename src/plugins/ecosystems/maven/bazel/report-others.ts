import type { Collector } from '#core/inventory/collector.ts';
import { listed } from '../listed.ts';
import type { StarlarkArtifacts } from './starlark-artifacts.ts';

/** What is not of Maven has no place in this inventory yet, which nobody should take for "there is nothing". */
export function reportOthers(found: Collector, file: string, others: StarlarkArtifacts['others']): void {
  const [first] = others;
  if (first === undefined) return;
  found.issue({
    code: 'unsupported', file, line: first.line,
    message: `what Bazel fetches besides Maven artifacts is not listed: ${listed(new Set(others.map(({ name }) => name)))}`,
    remedy: 'Merge an SBOM of what Bazel builds, where code of these is a part of it.',
  });
}
