import { describe, expect, it } from 'vitest';
import { readModuleInfo, versionFromLinker } from './module-info.ts';

const withFlags = (flags: string) => readModuleInfo(`mod\tcode.example/tool\t(devel)\t\nbuild\t-ldflags=${JSON.stringify(flags)}\n`);

describe('the version that the linker writes', () => {
  it.each([
    ['-s -w -X main.version=v1.2.0', 'v1.2.0'],
    ['-X=main.Version=1.2', '1.2'],
    ["-X 'code.example/tool/internal/build.version=v2.0.0-rc.1' -s", 'v2.0.0-rc.1'],
    ['-X main.commit=abc -X main.date=2024-01-01', undefined],
    ['-X code.example/other.version=v9.9.9', undefined],
    ['-X main.version=dev', undefined],
    ['', undefined],
  ])('%s', (flags, version) => {
    expect(versionFromLinker(withFlags(flags))).toBe(version);
  });
});

it('reads modules, replacements and settings', () => {
  const info = readModuleInfo('path\tcode.example/tool/cmd\nmod\tcode.example/tool\tv1.0.0\th1:x=\ndep\ta.example/b\tv1.1.0\n=>\ta.example/fork\tv1.1.1\th1:y=\nbuild\tGOOS=linux\n');
  expect(info.program).toBe('code.example/tool/cmd');
  expect(info.main?.version).toBe('v1.0.0');
  expect(info.dependencies).toEqual([{ path: 'a.example/b', version: 'v1.1.0', replacement: { path: 'a.example/fork', version: 'v1.1.1' } }]);
  expect(info.settings.get('GOOS')).toBe('linux');
});
