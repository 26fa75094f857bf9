import { expect, it } from 'vitest';
import { readAbstractSpec } from './abstract-spec.ts';

it.each([
  ['hdf5', 'hdf5', ''], ['hdf5@1.14.3', 'hdf5', '@1.14.3', '1.14.3'], ['hdf5@=1.14', 'hdf5', '@=1.14', '1.14'], ['hdf5@1.14', 'hdf5', '@1.14'],
  ['hdf5@1.10.1:1.10', 'hdf5', '@1.10.1:1.10'], ['hdf5@1.10.1,1.12.0', 'hdf5', '@1.10.1,1.12.0'], ['hdf5@git.1a2b3c4=1.14.3', 'hdf5', '@git.1a2b3c4=1.14.3'],
  ['libpressio+hdf5+mpi target=x86_64', 'libpressio', ''], ['exago@1.6.0+ipopt+python', 'exago', '@1.6.0', '1.6.0'], ['petsc~fortran~hdf5', 'petsc', ''],
  ['swig@4.0.2-fortran', 'swig', '@4.0.2-fortran', '4.0.2-fortran'], ['builtin.zlib@1.3.1', 'zlib', '@1.3.1', '1.3.1'], ['swig@fortran', 'swig', '@fortran'],
])('%s asks for %s', (text, name, requirement, version?: string) => {
  expect(readAbstractSpec(text)).toEqual({ asked: { name, requirement, ...(version === undefined ? {} : { version }) }, needs: [] });
});

it('packages that it shall be built with are told from the compiler', () => {
  const { needs } = readAbstractSpec('slate@2020.10.00 %gcc@12.1.0 ^openblas@0.3.5 threads=openmp ^cuda@10.2.89 %clang cflags="-O ^x"')!;
  expect(needs.map(({ name, version }) => [name, version])).toEqual([['openblas', '0.3.5'], ['cuda', '10.2.89']]);
});

it.each(['', '@1.2', '%gcc', 'arch=linux', '+mpi'])('%j names no package', (text) => {
  expect(readAbstractSpec(text)).toBeUndefined();
});
