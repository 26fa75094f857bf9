import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRequirement, pinnedVersion } from './requirement.ts';

describe('a dependency specifier', () => {
  it.each([
    ['requests', { name: 'requests', specifier: '', extras: [], marker: undefined }],
    ['requests [security,tests] >= 2.8.1, == 2.8.* ; python_version < "2.7"', { name: 'requests', extras: ['security', 'tests'], specifier: '>= 2.8.1, == 2.8.*', marker: 'python_version < "2.7"' }],
    ['soupsieve (>1.2)', { name: 'soupsieve', specifier: '>1.2' }],
    ['kit===2020-final', { name: 'kit', specifier: '===2020-final' }],
    ['kit @ git+https://git.example/kit.git@v1 ; os_name == "nt"', { name: 'kit', url: 'git+https://git.example/kit.git@v1', marker: 'os_name == "nt"' }],
    ['kit==1.0 @ https://files.example/kit.zip', { name: 'kit', specifier: '==1.0', url: 'https://files.example/kit.zip' }],
    ['Foo..Bar_baz<2,', { name: 'Foo..Bar_baz', specifier: '<2' }],
  ])('%s', (text, expected) => {
    expect(parseRequirement(text)).toMatchObject(expected);
  });

  it.each(['', '==1.0', 'kit>>1', 'kit=>1', 'kit==', 'a|b==1', 'kit{x}', 'two words', '-kit', 'kit-', "kit=='1'", 'kit[a b'])('is not %j', (text) => {
    expect(parseRequirement(text)).toBeUndefined();
  });

  it('keeps what follows a complete requirement', () => {
    expect(parseRequirement('kit==1.0 and more')).toMatchObject({ specifier: '==1.0', rest: 'and more' });
  });

  it('pins by == without wildcard and by ===', () => {
    const pin = (text: string) => pinnedVersion(parseRequirement(text)!);
    expect([pin('a==1.0'), pin('a===1.0'), pin('a==1.*'), pin('a>=1.0'), pin('a<2,==1.5'), pin('a')]).toEqual(['1.0', '1.0', undefined, undefined, '1.5', undefined]);
  });

  it('is read back as it was put together', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const specifier = fc.tuple(fc.constantFrom('==', '>=', '<', '~=', '!='), fc.stringMatching(/^[0-9]{1,3}(\.[0-9]{1,3}){1,3}$/)).map(([operator, version]) => operator + version);
    fc.assert(fc.property(name, fc.array(name, { maxLength: 3 }), fc.array(specifier, { maxLength: 3 }), (own, extras, specifiers) => {
      const text = `${own}${extras.length > 0 ? `[${extras.join(',')}]` : ''}${specifiers.join(',')}; os_name == "nt"`;
      expect(parseRequirement(text)).toMatchObject({ name: own, extras, specifier: specifiers.join(','), marker: 'os_name == "nt"', rest: '' });
    }));
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseRequirement(text)));
  });
});
