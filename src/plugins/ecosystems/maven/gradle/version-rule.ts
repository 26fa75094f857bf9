import type { Exclusion } from '../pom/raw-pom.ts';
import type { Notation } from './notation.ts';

/**
 * How strongly something decides about a version. `force` beats everything; `managed` fills in, and beats what comes with other modules;
 * `constraint` only raises, unless its version is strict (`1.0!!`).
 */
export type Strength = 'force' | 'managed' | 'constraint';

/** Where something in a script holds. */
export interface Reach {
  /** For which projects: see `Declaration.target`. */
  readonly target: string;
  /** For which configuration; for all when absent. */
  readonly configuration?: string | undefined;
  readonly line: number;
}

/** What a script decides about the version of a module. The name `*` stands for all of its group. */
export interface VersionRule extends Reach {
  readonly strength: Strength;
  readonly notation: Notation;
  /** Overrides that of the notation; a template. */
  readonly version?: string | undefined;
}

/** A module that is replaced by another one or by a project. */
export interface Substitution extends Reach {
  readonly from: Notation;
  readonly to: Notation;
}

export interface ConfigurationExclusion extends Reach {
  readonly exclusion: Exclusion;
}

/** A platform or BOM that gives versions. */
export interface PlatformUse extends Reach {
  readonly of: Notation;
  readonly strength: Strength;
}

/** What a script says of versions apart from declarations. */
export interface ManagedVersions {
  readonly rules: VersionRule[];
  readonly substitutions: Substitution[];
  readonly exclusions: ConfigurationExclusion[];
  readonly platforms: PlatformUse[];
  /** Lines in `dependencies` that are computed. */
  readonly unread: number[];
  /** Lines where code decides about versions. */
  readonly decidedByCode: number[];
  /** Lines of conditions that decide whether a dependency is declared. */
  readonly conditions: number[];
}
