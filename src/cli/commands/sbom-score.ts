import { profiles } from '#core/sbom/quality/profiles.data.ts';
import type { SbomQualityProfile } from '#core/sbom/quality/quality-profile.ts';
import { scoreJson, scoreTable, type ScoreReport } from '#core/sbom/quality/score-report.ts';
import { scoreProfiles } from '#core/sbom/quality/score.ts';
import { readCheckedSbom } from '#platform/target/read-checked-sbom.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { tableOrJson } from '../table-or-json.ts';
import { terminalOf } from '../terminal.ts';
import { generatedAt } from '../timestamp.ts';
import { version } from '../version.ts';

export interface SbomScoreOptions {
  readonly profile?: string;
  readonly format?: string;
  readonly output?: string;
  readonly failUnder?: string;
}

/** `muster sbom score`: how much of what guides ask for a bill of materials says. */
export async function sbomScore(path: string, options: SbomScoreOptions): Promise<number> {
  const chosen = profilesOf(options.profile);
  const threshold = thresholdOf(options.failUnder);
  const { format, file } = tableOrJson(options, 'scores');
  const timestamp = generatedAt();
  const { format: sbomFormat, sbom, problems } = await readCheckedSbom(path);
  const document = { sbom, format: sbomFormat.id, problems };
  const report: ScoreReport = {
    location: path, document, formatTitle: sbomFormat.title, scores: scoreProfiles(document, chosen), generatedAt: timestamp, tool: { name: 'muster', version },
  };
  const terminal = file === undefined ? terminalOf(process.stdout) : { color: false, columns: 120 };
  const text = format === 'json' ? [scoreJson(report)] : scoreTable(report, terminal);
  if (file === undefined) await writeStandardOutput(text);
  else writeFile(file, text);
  return threshold !== undefined && report.scores.some(({ score }) => score < threshold) ? exitCodes.findings : exitCodes.done;
}

/** By id, or by a beginning that only one has. */
function profilesOf(wish: string | undefined): readonly SbomQualityProfile[] {
  if (wish === undefined) return profiles;
  const exact = profiles.filter(({ id }) => id === wish);
  const fitting = exact.length > 0 ? exact : profiles.filter(({ id }) => id.startsWith(wish));
  if (fitting.length !== 1) throw new UsageError(`There is no profile ${JSON.stringify(wish)}.`, `Profiles: ${profiles.map(({ id }) => id).join(', ')}.`);
  return fitting;
}

function thresholdOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^(?:100|\d{1,2})$/.test(text)) throw new UsageError(`--fail-under takes a whole number from 0 to 100, not ${JSON.stringify(text)}.`);
  return Number(text);
}
