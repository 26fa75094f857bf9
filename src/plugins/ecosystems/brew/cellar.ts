import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { get, list, text, type Value } from '#core/text/value.ts';
import { brewPurl } from './brew-purl.ts';
import { readFormula, type Formula } from './formula.ts';
import { receipt as receiptShape } from './shapes.ts';

interface Keg {
  readonly name: string;
  readonly version: string;
  receipt?: SourceFile;
  formula?: SourceFile;
}

/** Every installed formula has a directory `Cellar/<name>/<version>`, with a receipt of the installation and a copy of the formula. */
export default function extract({ files, found }: ExtractInput): void {
  const kegs = new Map<string, Keg>();
  for (const file of files) {
    const segments = file.path.split('/');
    const at = segments.lastIndexOf('Cellar');
    const key = segments.slice(0, at + 3).join('/');
    const keg: Keg = kegs.get(key) ?? { name: segments[at + 1]!, version: segments[at + 2]! };
    if (file.name.endsWith('.rb')) keg.formula = file;
    else keg.receipt = file;
    kegs.set(key, keg);
  }
  const nodes = new Map<string, NodeId>();
  const needs: { readonly from: NodeId; readonly names: readonly string[] }[] = [];
  for (const keg of kegs.values()) {
    const receipt = keg.receipt === undefined ? undefined : readReceipt(keg.receipt);
    const formula: Formula | undefined = keg.formula === undefined ? undefined : readFormula(keg.formula.text());
    const requested = get(receipt, 'installed_on_request');
    const purl = brewPurl(keg.name, keg.version, text(receipt, 'source', 'tap'));
    const node = found.component({
      purl,
      direct: typeof requested === 'boolean' ? requested : undefined,
      file: (keg.receipt ?? keg.formula)!.path,
      line: 1,
    });
    if (formula !== undefined && keg.formula !== undefined) {
      found.component({
        purl,
        licenses: formula.license === undefined ? [] : [formula.license],
        metadata: formula.metadata,
        downloadLocation: formula.url,
        file: keg.formula.path,
        line: formula.line,
      });
    }
    nodes.set(keg.name, node);
    const named = list(receipt, 'runtime_dependencies').filter((item) => get(item, 'declared_directly') !== false).map((item) => text(item, 'full_name'));
    needs.push({ from: node, names: receipt === undefined ? formula?.dependencies ?? [] : named.filter((name) => name !== undefined) });
  }
  for (const { from, names } of needs) {
    for (const name of names) {
      const to = nodes.get(name.slice(name.lastIndexOf('/') + 1));
      if (to !== undefined) found.depends(from, to);
    }
  }

  /** That there is a receipt shows that the formula is installed; what it says is extra. */
  function readReceipt(file: SourceFile): Value {
    try {
      const json = parseJson(file.text());
      checkShape(found, json, receiptShape, file.path);
      return json.value;
    } catch (error) {
      if (!(error instanceof TextSyntaxError)) throw error;
      found.issue({
        code: 'malformed',
        file: file.path,
        line: error.line,
        message: error.message,
        remedy: 'Install the formula again with brew reinstall.',
      });
      return undefined;
    }
  }
}
