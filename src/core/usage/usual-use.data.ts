import type { Linkage } from './usage-facts.ts';

/** How components of one kind are mostly combined with the code that asks for them. */
export interface UsualUse {
  /** Absent where there is no usual way: somebody has to say it. */
  readonly linkage?: Linkage;
  /** `false`: code of this kind stays on servers; absent: it may as well be shipped to browsers. */
  readonly clientCode?: boolean;
}

const loaded: UsualUse = { linkage: 'dynamic', clientCode: false };
const compiledIn: UsualUse = { linkage: 'static', clientCode: false };
const programs: UsualUse = { linkage: 'separate-process', clientCode: false };
const tools: UsualUse = { linkage: 'build-tool', clientCode: false };
const plugins: UsualUse = { linkage: 'plugin', clientCode: false };
/** A library and a program come in the same kind of package. */
const anything: UsualUse = { clientCode: false };

/** By type of package URL. What is not here has no usual way. */
export const usualUses: Readonly<Record<string, UsualUse>> = {
  npm: { linkage: 'dynamic' },
  pub: { linkage: 'static' },
  elm: { linkage: 'static', clientCode: true },
  bower: { linkage: 'dynamic', clientCode: true },
  maven: loaded, nuget: loaded, pypi: loaded, gem: loaded, composer: loaded, cpan: loaded, cran: loaded, luarocks: loaded, hex: loaded, otp: loaded, julia: loaded, conda: loaded,
  golang: compiledIn, cargo: compiledIn, swift: compiledIn, cocoapods: compiledIn, carthage: compiledIn, hackage: compiledIn, nim: compiledIn, crystal: compiledIn, dub: compiledIn, opam: compiledIn,
  docker: programs, oci: programs, helm: programs, terraform: programs, ansible: programs, snap: programs, flatpak: programs, cos: programs,
  'github-actions': tools, githubactions: tools, gitlab: tools, 'pre-commit': tools, 'azure-pipelines': tools, asdf: tools, mise: tools,
  wordpress: plugins, vscode: plugins, 'vscode-extension': plugins,
  deb: anything, rpm: anything, apk: anything, alpm: anything, opkg: anything, ebuild: anything, nix: anything, brew: anything, macports: anything, chocolatey: anything,
  conan: anything, vcpkg: anything, spack: anything, generic: {},
};
