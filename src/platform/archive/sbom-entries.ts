import { nameOf } from '#core/plugin/path.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { decodeText } from '../tree/text-decoding.ts';
import type { ArchiveTree } from './unpack.ts';

/** So many are looked at: an archive of SBOMs has few other files. */
const mostLookedAt = 50;

/** The entries that are SBOMs by how they begin. */
export function sbomEntries(opened: ArchiveTree, paths: readonly string[]): Set<string> {
  return new Set(paths.filter((path) => /\.(?:json|jsonld|xml|ya?ml|rdf|spdx|txt|unpacked)$/i.test(path)).slice(0, mostLookedAt).filter((path) => isSbom(opened, path)));
}

function isSbom(opened: ArchiveTree, path: string): boolean {
  try {
    const { text } = decodeText(opened.beginning(path, 4096));
    return sbomFormats.some((format) => format.recognizes(text, nameOf(path)));
  } catch (error) {
    if (error instanceof UnreadableFile) return false;
    throw error;
  }
}
