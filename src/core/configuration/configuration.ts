import type { UsageContext } from '../model/inventory.ts';
import type { LicenseBasis, LicenseMode } from '../model/license-facts.ts';
import type { DeclaredUsage } from '../usage/declared-usage.ts';

/** What `muster.yaml` in the root of a target may say. */
export interface Configuration extends DeclaredUsage {
  readonly name?: string;
  readonly version?: string;
  readonly usageContext?: UsageContext;
  readonly department?: string;
  readonly owner?: string;
  /** In the form of `.gitignore`. */
  readonly exclude?: readonly string[];
  readonly licenses?: LicenseConfiguration;
}

export interface LicenseConfiguration {
  readonly read?: LicenseMode;
  /** What counts first. */
  readonly precedence?: readonly LicenseBasis[];
  /** Files of curations besides `.muster/curations.yaml`: paths relative to the root, or addresses. */
  readonly curations?: readonly string[];
  /** Documents of findings of foreign tools, in the order in which they count. */
  readonly findings?: readonly FindingsPlace[];
}

export interface FindingsPlace {
  /** Relative to the root of the target. */
  readonly path: string;
  /** Directory of the target that was searched; default: its root. */
  readonly at?: string;
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

/** The part that is about use; `undefined` when it says nothing. */
export function declaredUsage({ outboundLicense, clientCode, userProduct, internetFacing, criticality, uses }: Configuration): DeclaredUsage | undefined {
  const said = Object.entries({ outboundLicense, clientCode, userProduct, internetFacing, criticality, uses }).filter(([, value]) => value !== undefined);
  return said.length === 0 ? undefined : (Object.fromEntries(said) as DeclaredUsage);
}
