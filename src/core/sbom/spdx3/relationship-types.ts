import type { Scope } from '../../model/scope.ts';
import { lifecycleScopes, relationshipTypes, scopedDependencies } from './names.data.ts';

/** A relationship by the names of SPDX 3, or by ours. */
export interface RelationshipKind {
  readonly type: string;
  readonly scope?: Scope;
  /** The ends change places. */
  readonly isTurned?: true;
}

/**
 * Relationships of SPDX 3 that SPDX 2 tells by another name, mostly from the other end (annex of SPDX 3.0 on what is different from 2.3; where its column on the
 * ends contradicts what both specifications say of them, as for manifests and dynamic links, the latter counts).
 */
const turned: ReadonlyMap<string, string> = new Map([
  ['amendedBy', 'amends'], ['ancestorOf', 'descendant-of'], ['copiedTo', 'copy-of'], ['hasDataFile', 'data-file-of'], ['hasDependencyManifest', 'dependency-manifest-of'], ['hasDocumentation', 'documentation-of'],
  ['hasExample', 'example-of'], ['expandsTo', 'expanded-from-archive'], ['hasAddedFile', 'file-added'], ['hasDeletedFile', 'file-deleted'], ['hasMetadata', 'metafile-of'],
  ['hasOptionalComponent', 'optional-component-of'], ['packagedBy', 'package-of'], ['patchedBy', 'patch-for'], ['hasRequirement', 'requirement-description-for'], ['hasSpecification', 'specification-for'],
  ['hasTestCase', 'test-case-of'], ['hasTest', 'test-of'], ['hasVariant', 'variant-of'],
]);

const straight: ReadonlyMap<string, string> = new Map([['hasDistributionArtifact', 'distribution-artifact'], ['hasDynamicLink', 'dynamic-link'], ['hasStaticLink', 'static-link'], ['modifiedBy', 'file-modified']]);

const tools: ReadonlyMap<Scope, string> = new Map([['build', 'build-tool-of'], ['development', 'dev-tool-of'], ['test', 'test-tool-of']]);

/** Names of SPDX 2 that SPDX 3 has no relationship of its own for. */
const joined: ReadonlyMap<string, RelationshipKind> = new Map<string, RelationshipKind>([['patch-applied', { type: 'patchedBy', isTurned: true }], ['prerequisite-for', { type: 'hasPrerequisite', isTurned: true }]]);

/** Property of a relationship with our name of it, where that of SPDX 3 says less. */
export const relationshipProperty = 'muster:relationship';

const kebab = (type: string): string => type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const camel = (type: string): string => type.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `scope` is the lifecycle scope that the relationship states. */
export function neutralKind(type: string, scope: string | undefined): RelationshipKind {
  const dependency = scopedDependencies.get(type);
  if (dependency !== undefined) return { type: 'depends-on', scope: dependency };
  const stated = lifecycleScopes.get(scope ?? '');
  const tool = type === 'usesTool' && stated !== undefined ? tools.get(stated) : undefined;
  if (tool !== undefined) return { type: tool, isTurned: true };
  const other = turned.get(type);
  return { type: other ?? straight.get(type) ?? kebab(type), ...(stated !== undefined && { scope: stated }), ...(other !== undefined && { isTurned: true }) };
}

const written: ReadonlyMap<string, RelationshipKind> = new Map<string, RelationshipKind>([
  ...[...turned].filter(([, name]) => !relationshipTypes.has(camel(name))).map(([type, name]) => [name, { type, isTurned: true }] as const), ...[...straight].map(([type, name]) => [name, { type }] as const),
  ...[...tools].map(([scope, name]) => [name, { type: 'usesTool', scope, isTurned: true }] as const), ...joined,
]);

/** One that SPDX 3 does not know is `other`. */
export function spdx3Kind(type: string, scope: Scope | undefined): RelationshipKind {
  if (type === 'depends-on' && scope !== undefined) {
    const dependency = [...scopedDependencies].find(([, known]) => known === scope)?.[0];
    return dependency === undefined ? { type: 'dependsOn', scope } : { type: dependency };
  }
  const known = written.get(type);
  const name = camel(type);
  return { ...(scope !== undefined && lifecycleScopes.has(scope) && { scope }), ...(known ?? { type: relationshipTypes.has(name) ? name : 'other' }) };
}

/** Whether a reader finds the same relationship in what `spdx3Kind` makes of it. */
export function isToldBySpdx3(type: string, scope: Scope | undefined): boolean {
  const { type: name, scope: stated, isTurned } = spdx3Kind(type, scope);
  const back = neutralKind(name, stated);
  return back.type === type && back.isTurned === isTurned;
}

/** Names that SPDX 3 or CycloneDX has and SPDX 2 has not. */
export const foreignTypes: ReadonlySet<string> = new Set([...[...relationshipTypes].filter((type) => type !== 'other' && !turned.has(type) && !straight.has(type) && !scopedDependencies.has(type)).map(kebab), 'provides']);
