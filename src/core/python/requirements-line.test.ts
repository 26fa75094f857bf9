import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequirementsLine } from './requirements-line.ts';

describe('a line of a requirements file', () => {
  it.each([
    ['kit==1.0 --hash=sha256:ab --hash sha256:cd', { kind: 'requirement', hashes: ['sha256:ab', 'sha256:cd'] }],
    ['-r more.txt', { kind: 'include', paths: ['more.txt'], isConstraint: false }],
    ['-rmore.txt', { kind: 'include', paths: ['more.txt'] }],
    ['--constraint=limits.txt', { kind: 'include', paths: ['limits.txt'], isConstraint: true }],
    ['-r "a b.txt" -r c.txt', { kind: 'include', paths: ['a b.txt', 'c.txt'] }],
    ['--index-url https://index.example/simple --pre', { kind: 'option' }],
    ['--requirements x.txt', { kind: 'unknown' }],
    ['-e .[dev]', { kind: 'location', isEditable: true, location: { origin: 'path', address: '.', extras: ['dev'] } }],
    ['-e git+https://git.example/kit.git#egg=kit', { kind: 'location', location: { name: 'kit' } }],
    ['-e kit @ git+https://git.example/kit.git', { kind: 'requirement', requirement: { name: 'kit' } }],
    ['-e https://git.example/kit.git', { kind: 'unknown' }],
    ['libs/kit', { kind: 'location', location: { origin: 'path' } }],
    ['kit-1.0-py3-none-any.whl ; os_name == "nt"', { kind: 'location', marker: 'os_name == "nt"', location: { name: 'kit', version: '1.0' } }],
    ['kit@git+https://git.example/kit', { kind: 'requirement', requirement: { url: 'git+https://git.example/kit' } }],
    ['kit@https://files.example/kit-1.0-py3-none-any.whl', { kind: 'requirement', requirement: { name: 'kit', url: 'https://files.example/kit-1.0-py3-none-any.whl' } }],
    ['kit==${VERSION}', { kind: 'unknown' }],
    ['--extra-index-url https://${USER}:${TOKEN}@index.example/simple', { kind: 'option' }],
    ['--index-url=${INDEX}', { kind: 'option' }],
    ['-e git+https://${TOKEN}@git.example/kit.git@v1#egg=kit', { kind: 'location', location: { name: 'kit', address: 'https://git.example/kit.git', revision: 'v1' } }],
    ['kit @ https://${USER}:${TOKEN}@files.example/kit-1.0.tar.gz', { kind: 'requirement', requirement: { name: 'kit', url: 'https://files.example/kit-1.0.tar.gz' } }],
    ['${NAME}==1.0', { kind: 'unknown' }],
    ['-r ${DIRECTORY}/more.txt', { kind: 'unknown' }],
    ['kit @ ${URL}', { kind: 'unknown' }],
  ])('%s', (text, expected) => {
    expect(readRequirementsLine(text)).toMatchObject(expected);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void readRequirementsLine(text)));
    fc.assert(fc.property(fc.string(), (text) => void readRequirementsLine(`-e ${text}`)));
  });
});
