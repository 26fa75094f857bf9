import { describe, expect, it } from 'vitest';
import { parseDependencyPath } from './pnpm-dependency-path.ts';

const registry = (name: string, version: string) => ({ name, version, reference: undefined });
const elsewhere = (reference: string, name?: string) => ({ name, version: undefined, reference });

describe('a key of pnpm-lock.yaml', () => {
  it.each([
    [5, '/foo/1.0.0', registry('foo', '1.0.0')],
    [5, '/@acme/foo/1.0.0', registry('@acme/foo', '1.0.0')],
    [5, '/foo/1.0.0_bar@2.0.0', registry('foo', '1.0.0')],
    [5, '/foo/1.0.0-rc.1_fzn43tb6bdtdxy2s3aqevve2su', registry('foo', '1.0.0-rc.1')],
    [5, '/@acme/foo/0.128.9/react-dom@15.6.2+react@15.6.2', registry('@acme/foo', '0.128.9')],
    [5, 'registry.example/foo/1.0.0', registry('foo', '1.0.0')],
    [5, 'localhost:4873/@acme/foo/1.0.0', registry('@acme/foo', '1.0.0')],
    [5, 'github.com/owner/name/0123456', elsewhere('github.com/owner/name/0123456')],
    [5, 'file:../a', elsewhere('file:../a')],
    [5, 'nonsense', elsewhere('nonsense')],
    [6, '/foo@1.0.0', registry('foo', '1.0.0')],
    [6, '/@acme/foo@1.0.0(bar@2.0.0)(@a/b@3.0.0(c@1.0.0))', registry('@acme/foo', '1.0.0')],
    [6, '@files.example/foo.tgz', elsewhere('@files.example/foo.tgz')],
    [9, 'foo@1.0.0(bar@2.0.0)', registry('foo', '1.0.0')],
    [9, '@acme/foo@https://files.example/foo.tgz', elsewhere('https://files.example/foo.tgz', '@acme/foo')],
    [9, 'node@runtime:24.4.1', elsewhere('runtime:24.4.1', 'node')],
    [9, 'foo@file:packages/foo(bar@1.0.0)', elsewhere('file:packages/foo', 'foo')],
    [9, '', elsewhere('')],
  ])('of version %i: %s', (major, key, expected) => expect(parseDependencyPath(key, major)).toEqual(expected));
});
