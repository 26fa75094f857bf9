import { describe, expect, it } from 'vitest';
import { indexEndpoints } from './pip-configuration.ts';

const answers = (given: { files?: Record<string, string>; environment?: Record<string, string>; commands?: Record<string, string> }) => ({
  files: new Map(Object.entries(given.files ?? {})),
  environment: new Map(Object.entries(given.environment ?? {})),
  commands: new Map(Object.entries(given.commands ?? {})),
});

describe('where pip asks', () => {
  it('is nowhere without any configuration', () => {
    expect(indexEndpoints(answers({}))).toEqual([]);
  });

  it('is what pip says of itself when nothing is configured', () => {
    const help = '  -i, --index-url <url>       Base URL of the Python Package Index (default\n                              https://index.example/simple). This should point to a repository\n';
    expect(indexEndpoints(answers({ commands: { 'pip install --help': help } }))).toEqual([{ url: 'https://index.example/simple' }]);
  });

  it('takes variables before settings and settings before the default', () => {
    const commands = { 'pip config list': "global.index-url='https://settings.example/api/pypi/main/simple/'\nglobal.extra-index-url='\\nhttps://one.example/simple\\nhttps://two.example/simple'\n" };
    expect(indexEndpoints(answers({ commands })).map(({ url }) => url)).toEqual(['https://settings.example/api/pypi/main/simple', 'https://one.example/simple', 'https://two.example/simple']);
    expect(indexEndpoints(answers({ commands, environment: { PIP_INDEX_URL: 'https://variable.example/simple' } }))[0]).toEqual({ url: 'https://variable.example/simple' });
    expect(indexEndpoints(answers({ commands: { ...commands, 'pip --version': 'pip 24.0 from /usr/lib/pip (python 3.12)' } }))[0]?.runtime).toBe('3.12');
  });

  it('reads the files of pip and moves credentials into a header', () => {
    const files = { '~/.config/pip/pip.conf': '[global]\nindex-url = https://jane:p%40ss@index.example/simple\n' };
    expect(indexEndpoints(answers({ files }))).toEqual([{ url: 'https://index.example/simple', authorization: `Basic ${Buffer.from('jane:p@ss').toString('base64')}` }]);
  });
});
