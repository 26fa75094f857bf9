import type { UsageContext } from '../model/inventory.ts';

/** What `muster.yaml` in the root of a target may say. */
export interface Configuration {
  readonly name?: string;
  readonly version?: string;
  readonly usageContext?: UsageContext;
  readonly department?: string;
  readonly owner?: string;
  /** In the form of `.gitignore`. */
  readonly exclude?: readonly string[];
}

/** The file is wrong; `line` where known. */
export class ConfigurationError extends Error {
  readonly line: number | undefined;
  constructor(message: string, line?: number) {
    super(message);
    this.name = 'ConfigurationError';
    this.line = line;
  }
}
