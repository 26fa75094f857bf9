import { anything, either, fields, flag, listOf, mapOf, recursive, scalar, text, textOrTexts, type Shape } from '#core/text/shape.ts';
import { license, overrides } from './manifest-shapes.ts';

const requested = mapOf(text);
const platforms = { os: textOrTexts, cpu: textOrTexts, libc: textOrTexts };
const asks = { dependencies: requested, devDependencies: requested, optionalDependencies: requested, peerDependencies: requested, peerDependenciesMeta: mapOf(fields({ optional: flag })) };

/** What is no object is told where it is read. */
const orTold = (shape: Shape): Shape => either(scalar, listOf(anything), shape);

/** Of `packages`, since version 2. */
const npmLockPackage = orTold(fields({
  version: text, resolved: text, integrity: text, name: text, link: flag, dev: flag, optional: flag, devOptional: flag, peer: flag, inBundle: flag, license, ...platforms, ...asks,
  workspaces: either(listOf(text), fields({ packages: listOf(text) })),
}));

/** Of `dependencies`, in version 1: one inside the other. */
const npmLockDependency = recursive((self) => orTold(fields({
  version: text, resolved: text, integrity: text, dev: flag, optional: flag, devOptional: flag, peer: flag, bundled: flag, requires: either(flag, requested), dependencies: mapOf(self),
})));

/** package-lock.json, of whose long sections one is read at a time, `packages` first. */
export const npmLockSections = {
  packages: fields({ name: text, version: text, lockfileVersion: scalar, packages: mapOf(npmLockPackage) }),
  dependencies: fields({ dependencies: mapOf(npmLockDependency) }),
};

const bunMember = fields({ name: text, version: text, ...asks, optionalPeers: listOf(text) });

const bunHead = { lockfileVersion: scalar, workspaces: mapOf(bunMember), overrides, patchedDependencies: mapOf(anything), catalog: requested, catalogs: mapOf(requested) };
const bunPackages = { packages: mapOf(orTold(listOf(either(text, fields({ ...asks, optionalPeers: listOf(text), bundled: flag, ...platforms }))))) };

export const bunLock = fields({ ...bunHead, ...bunPackages });

/** Of a lockfile that is read in two parts. */
export const bunLockParts = { head: fields(bunHead), packages: fields(bunPackages) };

const optional = mapOf(fields({ optional: text }));

/** Of a yarn.lock of Yarn 2 and later. */
export const berryEntry = fields({
  version: text, resolution: text, conditions: text, dependencies: requested, dependenciesMeta: optional, peerDependencies: requested, peerDependenciesMeta: optional,
});

const pnpmGroup = mapOf(either(text, fields({ version: text, specifier: text })));
const pnpmGroups = { dependencies: pnpmGroup, optionalDependencies: pnpmGroup, devDependencies: pnpmGroup, configDependencies: pnpmGroup, packageManagerDependencies: pnpmGroup, specifiers: requested };

/** pnpm-lock.yaml besides its long sections. */
export const pnpmLockHead = fields({
  lockfileVersion: text, importers: orTold(mapOf(fields(pnpmGroups))), ...pnpmGroups, overrides: requested, patchedDependencies: mapOf(anything), catalogs: mapOf(mapOf(fields({ specifier: text }))),
});

/** Of `packages`. */
export const pnpmPackage = fields({
  name: text, version: text, resolution: fields({ integrity: text, tarball: text, type: text, directory: text, repo: text, commit: text, registry: text }), dev: text, optional: text, ...platforms,
  dependencies: requested, optionalDependencies: requested, peerDependencies: mapOf(anything), peerDependenciesMeta: optional,
});

/** Of `snapshots`. */
export const pnpmSnapshot = fields({ dependencies: requested, optionalDependencies: requested });

const texts = listOf(text);
const textsOrMap = either(texts, requested);
const denoNpm = mapOf(fields({ integrity: text, tarball: text, dependencies: textsOrMap, optionalDependencies: textsOrMap, optionalPeers: textsOrMap, ...platforms }));
const denoJsr = mapOf(fields({ dependencies: texts }));
const denoMember = { dependencies: texts, packageJson: fields({ dependencies: texts }) };

/** deno.lock: version 2 has its parts below `npm`, version 3 below `packages`. */
export const denoLock = fields({
  version: scalar, specifiers: requested, packages: fields({ specifiers: requested, npm: denoNpm, jsr: denoJsr }), npm: denoNpm, jsr: denoJsr, remote: mapOf(anything),
  workspace: fields({ ...denoMember, members: mapOf(fields(denoMember)) }),
});

/** Of version 2. */
export const denoLock2 = fields({ version: scalar, npm: fields({ specifiers: requested, packages: denoNpm }), remote: mapOf(anything) });
