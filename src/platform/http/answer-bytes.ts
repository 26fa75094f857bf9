import { AskFailure } from '#features/online/ask-failure.ts';

/** Bytes after decompression. */
const largestAnswer = 64 * 2 ** 20;

/** The body. Throws `AskFailure` when it is longer than an answer of a registry can be. */
export async function limitedBytes(response: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > largestAnswer) throw new AskFailure(`an answer is longer than ${largestAnswer / 2 ** 20} MiB`, 'If it is an archive, fetch it and give the file to muster; else check the address of the registry in the configuration of the package manager.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
