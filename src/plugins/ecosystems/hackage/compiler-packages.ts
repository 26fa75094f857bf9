/** Packages that GHC brings along: a list of constraints that somebody wrote may be without them. */
export const comesWithCompiler: ReadonlySet<string> = new Set([
  'Cabal', 'Cabal-syntax', 'Win32', 'array', 'base', 'binary', 'bytestring', 'containers', 'deepseq', 'directory', 'exceptions', 'file-io', 'filepath', 'ghc', 'ghc-bignum',
  'ghc-boot', 'ghc-boot-th', 'ghc-compact', 'ghc-experimental', 'ghc-heap', 'ghc-internal', 'ghc-prim', 'ghci', 'haskeline', 'hpc', 'integer-gmp', 'integer-simple', 'mtl', 'os-string',
  'parsec', 'pretty', 'process', 'rts', 'semaphore-compat', 'stm', 'system-cxx-std-lib', 'template-haskell', 'terminfo', 'text', 'time', 'transformers', 'unix', 'xhtml',
]);
