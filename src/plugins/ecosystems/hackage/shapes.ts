import { either, fields, listOf, mapOf, scalar, text, textOrTexts } from '#core/text/shape.ts';

const texts = listOf(text);

const stackPackage = either(text, fields({
  hackage: text, git: text, github: text, hg: text, commit: text, name: text, version: text, url: text, archive: text, subdir: text, subdirs: texts, sha256: text,
}));

export const stackYaml = fields({ 'extra-deps': listOf(stackPackage) });

export const stackLock = fields({
  packages: listOf(fields({ completed: stackPackage })), snapshots: listOf(fields({ original: either(text, fields({ url: text })), completed: fields({ url: text }) })),
});

export const planJson = fields({
  'install-plan': listOf(fields({
    id: text, 'pkg-name': text, 'pkg-version': text, style: text, type: text, 'component-name': text, 'pkg-src-sha256': text, depends: texts, 'exe-depends': texts,
    'pkg-src': fields({ type: text, 'source-repo': fields({ location: text, tag: text }) }), components: mapOf(fields({ depends: texts })),
  })),
});

const asked = either(text, listOf(either(text, fields({ name: text, version: scalar }))), mapOf(either(scalar, fields({ version: scalar }))));
const component = fields({ dependencies: asked, 'build-tools': asked });
const components = mapOf(component);

/** package.yaml without what stands under conditions. */
export const hpack = fields({
  dependencies: asked, 'build-tools': asked, library: component, executable: component, executables: components, 'internal-libraries': components, tests: components, benchmarks: components,
  name: text, version: scalar, license: text, synopsis: text, homepage: text, author: textOrTexts, git: text, github: text,
});
