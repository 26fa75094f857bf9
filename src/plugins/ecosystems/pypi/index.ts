import { ecosystem } from '#core/plugin/ecosystem.ts';
import { inSitePackages, inTheArchive } from '#core/plugin/package-home.ts';

/** Manifests that a lockfile is read together with. */
const manifests = ['pyproject.toml', 'setup.cfg', 'setup.py'];

const buildTools = 'Not listed: `requires` of `[build-system]` in pyproject.toml (PEP 518), `setup_requires` of setuptools, and what a build backend asks for besides. They build a package in a place of its own, are no part of '
  + 'it, and no lockfile tells their versions: scan the environment that builds for them.';

export default ecosystem({
  id: 'pypi',
  title: 'Python (pip, Poetry, uv, PDM, Pipenv)',
  registry: () => import('./registry.ts'),
  registryFiles: [
    'pyproject.toml', 'uv.toml', 'Pipfile', '*requirements*.txt', '*requirements*.in', '*requirements*.pip', '*requirements*.lock',
    'requirements/*.txt', 'requirements/*.in', 'reqs/*.txt', 'reqs/*.in', '*constraints*.txt',
  ],
  installDirectories: ['site-packages', 'dist-packages', '.venv', 'venv', '__pypackages__', '.eggs'],
  sources: [
    {
      id: 'poetry-lock',
      title: 'poetry.lock (all versions) with pyproject.toml',
      kind: 'lockfile',
      files: ['poetry.lock', 'pyproject.lock'],
      isLineBased: true,
      closing: ['[metadata]'],
      marks: ['[metadata]', '[[package]]', 'content-hash'],
      reads: manifests,
      load: () => import('./poetry-lock.ts'),
    },
    {
      id: 'uv-lock',
      title: 'uv.lock and lockfiles of scripts (all versions) with the manifests of the workspace',
      kind: 'lockfile',
      files: ['uv.lock', '*.py.lock'],
      isLineBased: true,
      marks: ['[[package]]', '[[distribution]]'],
      reads: [...manifests, '*.py'],
      load: () => import('./uv-lock.ts'),
    },
    {
      id: 'pdm-lock',
      title: 'pdm.lock (all versions) with pyproject.toml',
      kind: 'lockfile',
      files: ['pdm.lock'],
      isLineBased: true,
      marks: ['[metadata]', '[[package]]'],
      reads: manifests,
      load: () => import('./pdm-lock.ts'),
    },
    {
      id: 'pipfile-lock',
      title: 'Pipfile.lock with Pipfile',
      kind: 'lockfile',
      files: ['Pipfile.lock'],
      marks: ['"_meta"', '"default"', '"develop"'],
      reads: ['Pipfile', ...manifests],
      load: () => import('./pipfile-lock.ts'),
    },
    {
      id: 'pylock',
      title: 'pylock.toml, pylock.*.toml (PEP 751) with pyproject.toml',
      kind: 'lockfile',
      files: ['pylock.toml', 'pylock.*.toml'],
      isLineBased: true,
      marks: ['packages'],
      reads: manifests,
      load: () => import('./pylock.ts'),
    },
    {
      id: 'pip-inspect',
      title: 'pip-inspect.deplock (report of pip inspect)',
      kind: 'lockfile',
      files: ['pip-inspect.deplock', 'pip-inspect.json'],
      load: () => import('./pip-inspect.ts'),
    },
    {
      id: 'manifests',
      title: 'requirements files with includes and constraints, also as pip-compile and uv write them; pyproject.toml, setup.cfg, setup.py, Pipfile',
      kind: 'manifest',
      files: [
        'pyproject.toml', 'setup.cfg', 'setup.py', 'Pipfile',
        '*requirements*.txt', '*requirements*.in', '*requirements*.pip', '*requirements*.lock',
        'requirements/*.txt', 'requirements/*.in', 'reqs/*.txt', 'reqs/*.in', '*constraints*.txt',
      ],
      reads: ['*.txt', '*.in'],
      batch: true,
      furtherNeeds: { remedy: 'Commit a lockfile (poetry.lock, uv.lock, pdm.lock, pylock.toml, or requirements that `pip-compile --generate-hashes` writes), scan the environment into which they are installed, or scan with --online.', notFollowed: buildTools },
      load: () => import('./manifests.ts'),
    },
    {
      // after uv.lock by its name: where both stand in one directory, the project of that one is the project of the directory
      id: 'uv-script',
      title: 'scripts that say in a comment what they need (PEP 723)',
      kind: 'manifest',
      files: ['*.py'],
      reads: ['*.py.lock'],
      isSeldom: true,
      furtherNeeds: { remedy: 'Lock the script (uv lock --script), or scan with --online.', notFollowed: buildTools },
      load: () => import('./script.ts'),
    },
    {
      id: 'installed',
      home: inSitePackages,
      title: 'installed distributions: METADATA, PKG-INFO, *.egg-info, with direct_url.json, INSTALLER and REQUESTED',
      kind: 'installed',
      files: ['METADATA', 'PKG-INFO', '*.egg-info'],
      reads: ['direct_url.json', '*.dist-info/INSTALLER', '*.dist-info/REQUESTED', '*egg-info/requires.txt', 'EGG-INFO/requires.txt', ...manifests],
      batch: true,
      load: () => import('./installed.ts'),
    },
    {
      id: 'vendored-list',
      title: '_vendor/vendor.txt inside of installed packages',
      kind: 'installed',
      files: ['site-packages/*/_vendor/vendor.txt', 'dist-packages/*/_vendor/vendor.txt'],
      load: () => import('./vendored-list.ts'),
    },
    {
      id: 'archives',
      home: inTheArchive,
      title: 'wheels (*.whl), eggs (*.egg), source archives (*.tar.gz)',
      kind: 'binary',
      files: ['*.whl', '*.egg', '*.tar.gz'],
      batch: true,
      holdsPrograms: true,
      load: () => import('./archives.ts'),
    },
  ],
});
