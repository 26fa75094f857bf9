import type { Scope } from '#core/model/scope.ts';
import type { Exclusion } from '../pom/raw-pom.ts';
import type { NamedModule } from './script-values.ts';
import type { Place } from './version-decisions.ts';

/** A dependency that a build script declares, with what could be evaluated. */
export interface GradleDependency {
  readonly group: string;
  readonly name: string;
  /** As declared; may hold `${…}` where a variable is not known. */
  readonly requirement?: string | undefined;
  /** The requirement that counts. */
  readonly decided?: string | undefined;
  /** Where the script changes what was declared. */
  readonly decidedAt?: Place | undefined;
  readonly classifier?: string | undefined;
  readonly extension?: string | undefined;
  /** Its entry in a version catalog. */
  readonly namedAt?: NamedModule['at'];
  readonly exclusions: readonly Exclusion[];
  readonly scope: Scope;
  readonly path: string;
  readonly line: number;
  /** Whether it is asked for depends on a condition. */
  readonly conditional: boolean;
}

/** A dependency on another project of the tree. */
export interface ProjectDependency {
  readonly directory: string;
  readonly scope: Scope;
}
