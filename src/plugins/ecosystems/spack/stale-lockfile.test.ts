import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import spack from './index.ts';

const lock = (...roots: readonly string[]) => JSON.stringify({
  _meta: { 'file-type': 'spack-lockfile', 'lockfile-version': 6, 'specfile-version': 5 },
  roots: roots.map((spec, index) => ({ hash: `hash${index}`, spec })),
  concrete_specs: Object.fromEntries(roots.map((spec, index) => [`hash${index}`, { name: /^[\w-]+/.exec(spec)![0], version: '1.14.3', hash: `hash${index}` }])),
});
const read = (specs: string, roots: readonly string[], more = '') => readStale(spack, { 'spack.yaml': `spack:\n  specs:\n${specs}${more}  view: true\n`, 'spack.lock': lock(...roots) });

it('specs that are not locked, only locked, or of another version, are told, and what is not locked is listed', async () => {
  const { stale, edges } = await read('  - hdf5@1.14 +mpi ^openmpi@4\n  - zlib-ng\n  - petsc\n  - mpi\n', ['hdf5@1.12+mpi ^openmpi@4', 'petsc@3.20', 'trilinos']);
  expect(stale).toEqual(['spack.yaml:3 the manifest and spack.lock do not agree: zlib-ng is not locked; mpi is not locked; hdf5 is @1.14 here and @1.12 there; petsc is of any version here and @3.20 there; trilinos is only in the lockfile']);
  expect(edges).toContain('environment > pkg:spack/zlib-ng runtime');
});

it.each([
  ['other spellings of variants', '  - hdf5 @1.14  +mpi ~cxx\n', ['hdf5@1.14~cxx+mpi']],
  ['lists and matrices', '  - $tools\n  - matrix:\n    - [petsc, slepc]\n    - ["%gcc@12", "%clang"]\n', ['cmake@3.27', 'petsc%gcc@12', 'petsc%clang', 'slepc%gcc@12', 'slepc%clang'], '  definitions:\n  - tools: ["cmake@3.27"]\n'],
  ['lists under a condition', '  - $tools\n', [], '  definitions:\n  - tools: [cmake]\n    when: arch.satisfies("x86_64:")\n'],
  ['lists of other files', '  - $tools\n  - cmake\n', ['bison'], '  include: [site.yaml]\n'],
  ['combinations that are left out', '  - matrix:\n    - [petsc, slepc]\n    - ["%gcc"]\n    exclude: ["slepc%gcc"]\n', ['petsc%gcc']],
  ['specs that are named by their digest', '  - /abcdef1\n  - cmake\n', ['hdf5@1.14', 'cmake']],
  ['several of one name', '  - python@3.11\n  - python@3.12\n', ['python@3.10', 'python@3.12']],
])('%s are met', async (_, specs, roots, more = '') => {
  expect((await read(specs, roots as readonly string[], more as string)).stale).toEqual([]);
});

it('a lockfile that does not say what was asked for is not compared', async () => {
  const old = JSON.stringify({ _meta: { 'lockfile-version': 1 }, roots: [{ hash: 'a' }], concrete_specs: { a: { name: 'zlib', version: '1.3' } } });
  expect((await readStale(spack, { 'spack.yaml': 'spack:\n  specs: [hdf5]\n', 'spack.lock': old })).stale).toEqual([]);
});
