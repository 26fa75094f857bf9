import type { Sbom } from '#core/model/sbom.ts';
import type { SbomProblem } from '#core/plugin/sbom-format.ts';
import { mainComponent } from '#core/sbom/component-roles.ts';
import { inventoryOf } from '#core/sbom/to-inventory.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { UsageError } from './exit-codes.ts';
import { demandFittingExtension } from './fitting-extension.ts';
import { findFormat, formatOfFile, type ChosenFormat } from './formats.ts';
import { writeFile, writeStandardOutput } from './output.ts';
import { terminalOf } from './terminal.ts';
import { version } from './version.ts';

export interface SbomDestination {
  readonly format: ChosenFormat;
  /** Standard output when absent. */
  readonly file: string | undefined;
}

/** Where a document goes and in which format. Throws `UsageError`. */
export function destinationOf({ format, output }: { readonly format?: string; readonly output?: string }): SbomDestination {
  const file = output === '-' ? undefined : output;
  const wish = format ?? (file === undefined ? undefined : formatOfFile(file));
  if (wish === undefined) throw new UsageError('It is not said which format to write.', 'Give one with --format, or an --output with an extension such as .cdx.json or .spdx.json.');
  const chosen = findFormat(wish);
  demandFittingExtension(file, chosen);
  return { format: chosen, file };
}

/** Writes a document; the answer is what the format has no place for. A format for people shows it as an inventory. */
export async function writeSbom(sbom: Sbom, { format, file }: SbomDestination, { location, timestamp }: { readonly location: string; readonly timestamp: string }): Promise<readonly SbomProblem[]> {
  const losses: SbomProblem[] = [];
  const terminal = file === undefined ? terminalOf(process.stdout) : { color: false, columns: 120 };
  const pieces = async (): Promise<Iterable<string>> => {
    const sbomFormat = sbomFormats.find(({ id }) => id === format.id);
    if (sbomFormat !== undefined) {
      const { default: codec } = await sbomFormat.load();
      return codec.write!(sbom, { ...(format.specVersion !== undefined && { specVersion: format.specVersion }), onLoss: (loss) => losses.push(loss) });
    }
    const render = await format.load();
    const main = mainComponent(sbom);
    const inventory = inventoryOf(sbom, { name: main?.name ?? sbom.name ?? location, kind: 'sbom', location, owners: [] }, location);
    return render({ inventories: [inventory], generatedAt: timestamp, tool: { name: 'muster', version }, terminal, options: new Map() });
  };
  if (file === undefined) await writeStandardOutput(await pieces());
  else writeFile(file, await pieces());
  return losses;
}

/** At most this many kinds of loss are told, which is all of them but where a document is out of the ordinary. */
const shownKinds = 100;

/** Losses in words, those of one kind in one line. */
export function lossesInWords(losses: readonly SbomProblem[], format: ChosenFormat): string {
  const kinds = new Map<string, SbomProblem[]>();
  for (const loss of losses) {
    // places in lists differ in their numbers only
    const kind = `${loss.at.replace(/\d+/g, 'n')} ${loss.message}`;
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, [loss]);
    else known.push(loss);
  }
  const lines = [...kinds.values()].slice(0, shownKinds).map(([first, ...others]) => `  ${first!.at}: ${first!.message}${others.length === 0 ? '' : ` (and ${others.length} more of the kind)`}`);
  const more = kinds.size > shownKinds ? [`  … and ${kinds.size - shownKinds} more kinds`] : [];
  return [`muster: ${losses.length === 1 ? 'one fact has' : `${losses.length} facts have`} no place in ${format.id}${format.specVersion === undefined ? '' : ` ${format.specVersion}`}:`, ...lines, ...more, ''].join('\n');
}
