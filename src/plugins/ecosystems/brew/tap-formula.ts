import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { brewPurl } from './brew-purl.ts';
import { readFormula } from './formula.ts';

/** What Homebrew itself offers is a catalogue of thousands; what somebody tapped besides was chosen. */
const catalogues = new Set(['homebrew/core', 'homebrew/cask', 'homebrew/bundle', 'homebrew/services', 'homebrew/test-bot']);

/** A formula of a tapped repository is offered, not installed: optional. */
export default function extract({ file, found }: ExtractInput): void {
  const segments = file.path.split('/');
  const at = segments.lastIndexOf('Taps');
  const tap = `${segments[at + 1]}/${segments[at + 2]!.replace(/^homebrew-/, '')}`;
  if (catalogues.has(tap)) return;
  const formula = readFormula(file.text());
  const name = file.name.slice(0, -'.rb'.length);
  if (formula.version === undefined) {
    found.issue({
      code: 'unresolved',
      line: 1,
      message: `the version of the formula ${name} is computed, not written`,
      remedy: `Ask brew info ${tap}/${name} for it.`,
    });
  }
  found.component({
    purl: brewPurl(name, formula.version, tap),
    scope: 'optional',
    licenses: formula.license === undefined ? [] : [formula.license],
    hashes: formula.sha256 !== undefined && /^[0-9a-f]{64}$/i.test(formula.sha256) ? [{ algorithm: 'SHA-256', value: formula.sha256.toLowerCase() }] : [],
    downloadLocation: formula.url,
    metadata: formula.metadata,
    line: formula.line,
  });
}
