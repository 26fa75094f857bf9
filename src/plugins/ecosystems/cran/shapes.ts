import { fields, listOf, mapOf, scalar, text, textOrTexts } from '#core/text/shape.ts';

const remote = ['RemoteHost', 'RemoteUsername', 'RemoteRepo', 'RemoteSha', 'RemoteRef', 'RemoteUrl', 'RemoteSubdir', 'RemotePkgRef'];

export const renvLock = fields({
  Packages: mapOf(fields({
    Package: text, Version: scalar, Source: text, RemoteType: text, License: text, Sha256: text, Depends: textOrTexts, Imports: textOrTexts, LinkingTo: textOrTexts, Requirements: listOf(text),
    ...Object.fromEntries(remote.map((name) => [name, scalar])),
  })),
});
