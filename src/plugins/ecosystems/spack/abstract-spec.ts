/** A package as somebody asks for it: `hdf5@1.14.3 +mpi ^openmpi@4`. */
export interface AskedSpec {
  readonly name: string;
  /** As written, without variants. */
  readonly requirement: string;
  /** The one version that it asks for. */
  readonly version?: string;
}

/** The package that is asked for, and what is said of packages that it shall be built with. `undefined` where no package is named. */
export function readAbstractSpec(text: string): { readonly asked: AskedSpec; readonly needs: readonly AskedSpec[] } | undefined {
  // what stands in quotes belongs to a variant or to flags of a compiler
  const [own = '', ...others] = text.replaceAll(/"[^"]*"|'[^']*'/g, '').split(/\^|%%?/);
  const asked = partOf(own);
  if (asked === undefined) return undefined;
  const marks = text.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/\^|%%?/g) ?? [];
  // `%gcc` is the compiler, which is none of the packages that are wanted
  return { asked, needs: others.flatMap((part, index) => (marks[index] === '^' ? (partOf(part) ?? []) : [])) };
}

function partOf(text: string): AskedSpec | undefined {
  // an edge may have attributes, and a name the repository before it
  const [, name, version] = /^(?:\[[^\]]*\])?\s*(?:[\w.-]*\.)?([A-Za-z0-9_][\w-]*)\s*(?:@\s*([\w.:,=/-]+))?/.exec(text.trim()) ?? [];
  if (name === undefined || /^\w+=/.test(text.trim())) return undefined;
  if (version === undefined) return { name, requirement: '' };
  const exact = exactVersion(version);
  return { name, requirement: `@${version}`, ...(exact === undefined ? {} : { version: exact }) };
}

/** `@=1.2` is one version; `@1.2` is each that begins so, which three numbers leave no room for. Ranges, lists and references to commits are none. */
export function exactVersion(text: string): string | undefined {
  const written = text.replace(/^@/, '');
  if (/[:,/]|^git\./.test(written)) return undefined;
  if (written.startsWith('=')) return written.slice(1) || undefined;
  return /^v?\d+(?:\.\d+){2,}(?:[.-]?[A-Za-z0-9]+)*$/.test(written) && !written.includes('=') ? written : undefined;
}

/** Names that several packages provide, of which Spack takes one. */
export const isVirtualPackage = (name: string): boolean => virtualPackages.has(name);

const virtualPackages: ReadonlySet<string> = new Set([
  'armci', 'blas', 'c', 'cxx', 'fftw-api', 'flame', 'fortran', 'fortran-rt', 'fuse', 'gl', 'glu', 'glx', 'golang', 'iconv', 'java', 'jpeg', 'lapack', 'libc',
  'libgfortran', 'libglx', 'libllvm', 'lua-lang', 'luajit', 'mariadb-client', 'mkl', 'mpe', 'mpi', 'mysql-client', 'onedal', 'opencl', 'osmesa', 'pbs', 'pil',
  'pkgconfig', 'qmake', 'rpc', 'scalapack', 'sycl', 'szip', 'tbb', 'unwind', 'uuid', 'wasi-sdk-prebuilt', 'xxd', 'yacc', 'ziglang', 'zlib-api',
]);
