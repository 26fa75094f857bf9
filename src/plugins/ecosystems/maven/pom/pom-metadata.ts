import type { LicenseSource } from '#core/inventory/extraction.ts';
import type { LicenseStatement, PackageMetadata } from '#core/model/component.ts';
import type { EffectivePom } from './effective-pom.ts';

/** What a POM and its parents say of licence and makers. */
export function metadataOf(effective: EffectivePom): { readonly licenses: readonly LicenseStatement[]; readonly licenseSource: LicenseSource | undefined; readonly metadata: PackageMetadata } {
  const say = (text: string | undefined): string | undefined => (text === undefined ? undefined : effective.interpolate(text));
  const { raw } = effective.pom;
  const licensed = effective.inherited((pom) => (pom.raw.licenses.length > 0 ? pom : undefined));
  const developers = effective.inherited((pom) => (pom.raw.developers.length > 0 ? pom.raw.developers : undefined)) ?? [];
  const metadata = {
    description: say(raw.description),
    homepage: say(raw.url),
    repository: say(effective.inherited((pom) => pom.raw.scmUrl)),
    supplier: say(effective.inherited((pom) => pom.raw.organization)),
    authors: developers.map(({ name, email }) => name ?? email).filter((name) => name !== undefined).map((name) => effective.interpolate(name)),
  };
  return {
    licenses: (licensed?.raw.licenses ?? []).map(({ value, url }) => ({ value: effective.interpolate(value), ...(url === undefined ? {} : { url: effective.interpolate(url) }) })),
    licenseSource: licensed && { file: licensed.path, line: licensed.raw.licenseLine },
    metadata: Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined && value.length > 0)),
  };
}
