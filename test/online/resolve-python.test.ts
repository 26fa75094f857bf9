import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { configuredFor, outline, scanOnline } from '../support/online-scan.ts';
import { serving } from '../support/serving.ts';

const serve = serving();

describe('Python', () => {
  const metadata = (name: string, ...lines: string[]) => ['Metadata-Version: 2.1', `Name: ${name}`, 'Version: 1', ...lines, '', 'text'].join('\n');
  const files = { 'requirements.txt': 'web[fast]>=1\nold==1.0\n' };

  it('is resolved by the pages of an index, with the metadata beside or inside of wheels and source archives', async () => {
    const wheel = zipSync({ 'core/x.py': new Uint8Array(5000), 'core-2.0.dist-info/METADATA': new TextEncoder().encode(metadata('core', 'License: BSD')) });
    const header = Buffer.alloc(512);
    const info = Buffer.from(metadata('old', 'License: Old licence'));
    header.write('old-1.0/PKG-INFO', 0);
    header.write(`${info.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('0', 156);
    const source = gzipSync(Buffer.concat([header, info, Buffer.alloc(2048)]));
    const { url, seen } = await serve((request, response) => {
      const pages: Record<string, unknown> = {
        '/simple/web/': { files: [{ filename: 'web-1.0-py3-none-any.whl', url: '/f/web-1.0-py3-none-any.whl' }, { filename: 'web-2.0-py3-none-any.whl', url: '../../f/web-2.0-py3-none-any.whl', yanked: 'broken' }] },
        '/simple/core/': '<html><body><a href="/f/core-2.0-py3-none-any.whl" data-requires-python="&gt;=3.8">core-2.0-py3-none-any.whl</a><a href="/f/core-3.0-py3-none-any.whl" data-requires-python="&gt;=3.99">x</a></body></html>',
        '/simple/speedups/': { files: [{ filename: 'speedups-1.0-py3-none-any.whl', url: '/f/speedups-1.0-py3-none-any.whl' }] },
        '/simple/old/': { files: [{ filename: 'old-1.0.tar.gz', url: '/f/old-1.0.tar.gz' }] },
        '/f/web-1.0-py3-none-any.whl.metadata': metadata('web', 'License-Expression: MIT', 'Requires-Dist: core>=2', 'Requires-Dist: speedups; extra == "fast"', 'Requires-Dist: backport; python_version < "3.8"'),
        '/f/speedups-1.0-py3-none-any.whl.metadata': metadata('speedups', 'License-Expression: 0BSD'),
      };
      const path = request.url!;
      if (path === '/f/core-2.0-py3-none-any.whl') {
        const [, start = '', end = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '')!;
        const from = start === '' ? Math.max(0, wheel.length - Number(end)) : Number(start);
        const to = start === '' ? wheel.length : Math.min(wheel.length, Number(end) + 1);
        return void response.writeHead(206, { 'content-range': `bytes ${from}-${to - 1}/${wheel.length}` }).end(wheel.subarray(from, to));
      }
      if (path === '/f/old-1.0.tar.gz') return void response.end(source);
      if (!Object.hasOwn(pages, path)) return void response.writeHead(404).end();
      response.end(typeof pages[path] === 'string' ? pages[path] : JSON.stringify(pages[path]));
    });
    const { components, issues, edges } = outline(await scanOnline(files, { ecosystems: configuredFor({ url: `${url}/simple`, runtime: '3.11' }) }));
    expect(components).toEqual(['pkg:pypi/core@2.0 BSD', 'pkg:pypi/old@1.0 Old licence', 'pkg:pypi/speedups@1.0 0BSD', 'pkg:pypi/web@1.0 MIT']);
    expect(edges).toEqual(['pypi:. > pkg:pypi/old@1.0', 'pypi:. > pkg:pypi/web@1.0', 'pkg:pypi/web@1.0 > pkg:pypi/core@2.0', 'pkg:pypi/web@1.0 > pkg:pypi/speedups@1.0']);
    expect(issues).toEqual(['. unresolved: 1 pypi package could not be looked up, their registry does not say what they need: pkg:pypi/old@1.0']);
    expect(seen.some(({ path }) => path.includes('backport'))).toBe(false);
  });

  it('is resolved by the JSON interface where there is one', async () => {
    const { url } = await serve({
      '/simple/web/': { files: [{ filename: 'web-1.0.tar.gz', url: 'https://files.example/web-1.0.tar.gz' }] },
      '/pypi/web/1.0/json': { info: { license: 'MIT', requires_dist: ['core'] }, urls: [] },
      '/simple/core/': { files: [{ filename: 'core-1.0.tar.gz', url: 'https://files.example/core-1.0.tar.gz' }] },
      '/pypi/core/1.0/json': { info: { license_expression: 'ISC' }, urls: [] },
    });
    expect(outline(await scanOnline({ 'requirements.txt': 'web\n' }, { ecosystems: configuredFor({ url: `${url}/simple` }) }))).toEqual({
      components: ['pkg:pypi/core@1.0 ISC', 'pkg:pypi/web@1.0 MIT'], edges: ['pypi:. > pkg:pypi/web@1.0', 'pkg:pypi/web@1.0 > pkg:pypi/core@1.0'], issues: [],
    });
  });
});
