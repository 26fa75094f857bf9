import { describe, expect, it } from 'vitest';
import { readCoreMetadata } from './core-metadata.ts';
import { installedPlace } from './installed-place.ts';

describe('core metadata', () => {
  it('takes the first of fields that may stand once, whatever their case, and stops at the body', () => {
    const read = readCoreMetadata('Metadata-Version: 2.1\r\nname: Kit \r\nVERSION: 1.0\r\nVersion: 2.0\r\n\r\nVersion: 3.0\r\n');
    expect(read).toMatchObject({ name: 'Kit', version: '1.0', line: 2, hasMetadataVersion: true });
  });

  it('keeps licences verbatim and leaves out what is unknown', () => {
    expect(readCoreMetadata('Name: a\nLicense: UNKNOWN\nLicense-File: COPYING\n').licenses).toEqual(['COPYING']);
    expect(readCoreMetadata('Name: a\nLicense: one\n  two\nLicense-File: COPYING\nClassifier: License :: OSI Approved\nClassifier: Topic :: X\n').licenses).toEqual(['one\ntwo', 'License :: OSI Approved']);
  });

  it('passes over lines that are no fields', () => {
    expect(readCoreMetadata('Name: a\nSummary: b\n<!-- not: a field\nVersion: 1\n')).toMatchObject({ version: '1' });
  });
});

describe('the place of metadata', () => {
  it.each([
    ['lib/site-packages/kit-1.0.dist-info/METADATA', { site: 'lib/site-packages', isCertain: true, isInstalled: true, named: { name: 'kit', version: '1.0' } }],
    ['lib/site-packages/kit-1.0-py3.8.egg/EGG-INFO/PKG-INFO', { site: 'lib/site-packages', named: { name: 'kit', version: '1.0' } }],
    ['lib/site-packages/kit-1.0-py3.9.egg-info', { site: 'lib/site-packages', named: { name: 'kit', version: '1.0' } }],
    ['src/kit.egg-info/PKG-INFO', { site: 'src', isInstalled: false, named: undefined }],
    ['vendor/kit-1.0/PKG-INFO', { site: 'vendor/kit-1.0', isSourceTree: true, isCertain: false }],
    ['site-packages/pip/_vendor/kit-1.0.dist-info/METADATA', { isBundled: true }],
    ['data/METADATA', { isCertain: false, isSourceTree: false }],
  ])('%s', (path, expected) => {
    expect(installedPlace(path)).toMatchObject(expected);
  });
});
