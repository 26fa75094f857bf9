import { UsageError } from './exit-codes.ts';
import { demandFittingExtension } from './fitting-extension.ts';

/** Format and file of a command that writes a table or JSON: `--format` decides, then the extension of `--output`. `-` is standard output. */
export function tableOrJson({ format, output }: { readonly format?: string; readonly output?: string }, what: string): { format: 'table' | 'json'; file: string | undefined } {
  const file = output === '-' ? undefined : output;
  const chosen = format ?? (file?.toLowerCase().endsWith('.json') === true ? 'json' : 'table');
  if (chosen !== 'table' && chosen !== 'json') throw new UsageError(`There is no format ${JSON.stringify(chosen)} for ${what}.`, 'Formats: table, json.');
  demandFittingExtension(file, { id: chosen, extension: chosen === 'json' ? '.json' : '.txt' });
  return { format: chosen, file };
}
