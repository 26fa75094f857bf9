import { either, fields, listOf, mapOf, text } from '#core/text/shape.ts';

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
