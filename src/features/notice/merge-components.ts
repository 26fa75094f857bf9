import { andExpressions } from '#core/license/combine-expressions.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { NoticeComponent } from '#core/notice/notice.ts';
import { scopes, type Scope } from '#core/model/scope.ts';
import { parsedExpression } from './texts-of-unit.ts';

/** One entry a component, wherever it was found; sorted by name, then ref. */
export function mergeComponents(all: readonly NoticeComponent[]): NoticeComponent[] {
  return [...Map.groupBy(all, ({ ref }) => ref).values()].map((group) => group.reduce(together)).sort((a, b) => compare(a.name, b.name) || compare(a.ref, b.ref));
}

function together(a: NoticeComponent, b: NoticeComponent): NoticeComponent {
  // files may be at hand in one target only
  const better = a.license === undefined && b.license !== undefined ? b : a;
  const differs = a.license !== undefined && b.license !== undefined && a.license !== b.license;
  const scope = scopes.find((known: Scope) => known === a.scope || known === b.scope);
  return {
    ...better, ...(differs && { license: bothLicenses(a.license, b.license) }), ...((a.licenseStatus === 'conflict' || b.licenseStatus === 'conflict') && { licenseStatus: 'conflict' as const }), ...(scope !== undefined && { scope }), copyrights: [...new Set([...a.copyrights, ...b.copyrights])].sort(compare),
    parts: [...new Map([...a.parts, ...b.parts].map((part) => [part.pattern, part])).values()].sort((x, y) => compare(x.pattern, y.pattern)),
  };
}

/** What one target takes it under says nothing about another one: each is a licence that it is handed over under. */
function bothLicenses(a: string, b: string): string {
  const both = andExpressions([a, b].flatMap((text) => parsedExpression(text) ?? []));
  return both === undefined ? a : renderLicenseExpression(both);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
