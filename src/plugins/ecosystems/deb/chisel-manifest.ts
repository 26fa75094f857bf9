import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { linesOf } from '#core/linux/control-file.ts';
import { distributionOf, nearestRoot } from '#core/linux/root-file-system.ts';
import { systemPurl } from '#core/linux/system-purl.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { text, type Value } from '#core/text/value.ts';
import { addCopyright } from './copyright.ts';

/** Chisel cuts packages into slices and records what it installed as lines of JSON, packed with zstd. */
export default function extract({ file, tree, found, unpack }: ExtractInput): void {
  // the manifest may stand anywhere in the file system that it describes
  const root = nearestRoot(tree, file.directory);
  const distribution = distributionOf(tree, root);
  const [wall] = unpack(file).all();
  let number = 0;
  let packages = 0;
  for (const line of linesOf(wall?.text() ?? '')) {
    number++;
    // most lines are about paths
    if (number > 1 && !line.includes('"package"')) continue;
    const entry = parseLine(line, number);
    if (number === 1) checkHeader(entry);
    if (text(entry, 'kind') !== 'package') continue;
    packages++;
    const name = text(entry, 'name');
    const version = text(entry, 'version');
    if (!name || !version) {
      found.issue({
        code: 'partial',
        line: number,
        message: 'a package has no name or no version',
        remedy: 'Cut the image again with a current Chisel.',
      });
      continue;
    }
    const purl = systemPurl({ type: 'deb', distribution, name, version, arch: text(entry, 'arch') });
    const sha256 = text(entry, 'sha256')?.toLowerCase();
    found.component({
      purl,
      line: number,
      hashes: sha256 !== undefined && /^[0-9a-f]{64}$/.test(sha256) ? [{ algorithm: 'SHA-256', value: sha256 }] : [],
    });
    addCopyright(found, tree, root, name, purl);
  }
  if (packages === 0) found.issue({
    code: 'malformed',
    message: 'the manifest names no package',
    remedy: 'Cut the image again with a current Chisel.',
  });

  function checkHeader(header: Value): void {
    const schema = text(header, 'schema');
    if (schema !== undefined && !schema.startsWith('1.')) {
      found.issue({
        code: 'unsupported-version',
        line: 1,
        message: `schema ${schema} of the manifest is not known; it was read as 1.0`,
        remedy: 'Check the packages by hand and report the version.',
      });
    }
  }
}

function parseLine(line: string, number: number): Value {
  try {
    return parseJson(line).value;
  } catch (error) {
    throw error instanceof TextSyntaxError ? new TextSyntaxError(error.message, number) : error;
  }
}
