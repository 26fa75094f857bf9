import { anything, either, fields, flag, listOf, mapOf, recursive, scalar, text, textOrTexts } from '#core/text/shape.ts';

const licenseObject = fields({ type: text, name: text, url: text });

/** In all its forms over the years. */
export const license = either(text, licenseObject, listOf(either(text, licenseObject)));

const peersMeta = mapOf(fields({ optional: flag }));
const catalog = mapOf(text);
const catalogs = mapOf(catalog);

/** npm nests them. */
export const overrides = mapOf(recursive((self) => either(text, mapOf(self))));

/** Sections of dependencies, where what is of a wrong kind is told name by name. */
const asked = either(scalar, listOf(anything), mapOf(anything));
const asks = { dependencies: asked, devDependencies: asked, optionalDependencies: asked, peerDependencies: asked };

/** A package.json, and a bower.json. */
export const packageJson = fields({
  ...asks,
  name: text, version: text, license, licenses: license, licence: license, peerDependenciesMeta: peersMeta, bundleDependencies: either(flag, listOf(text)), bundledDependencies: either(flag, listOf(text)),
  workspaces: either(listOf(text), fields({ packages: listOf(text), catalog, catalogs })), resolutions: mapOf(text), overrides, pnpm: fields({ overrides: mapOf(text) }), catalog, catalogs,
});

const requested = mapOf(text);

/** Of a manifest that was installed, what counts. */
export const installedManifest = fields({
  // told where it is read
  name: anything,
  version: text, license, licenses: license, licence: license, bundleDependencies: either(flag, listOf(text)), bundledDependencies: either(flag, listOf(text)), _integrity: text, _resolved: text, dependencies: requested, optionalDependencies: requested, peerDependencies: requested, os: textOrTexts, cpu: textOrTexts,
});

export const bowerInstalled = fields({ name: text, version: text, _release: text, _source: text, license, dependencies: requested });

/** deno.json, jsr.json and import maps; targets are told name by name. */
export const denoConfig = fields({
  name: text, version: text, license, imports: mapOf(anything), scopes: mapOf(mapOf(anything)), importMap: text, compilerOptions: fields({ jsxImportSource: text }),
});

/** What pnpm-workspace.yaml and .yarnrc.yml may say of versions. */
export const catalogFile = fields({ catalog, catalogs });

/** pnpm-workspace.yaml beside a lockfile. */
export const pnpmWorkspace = fields({
  configDependencies: mapOf(either(scalar, fields({ integrity: text, tarball: text }))),
});
