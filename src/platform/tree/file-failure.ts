/** What the system says by a code, for people. */
const systemReasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission for it',
  EPERM: 'there is no permission for it',
  ENOENT: 'there is no such file or directory',
  ENOTDIR: 'something on the way to it is no directory',
  EISDIR: 'it is a directory',
  ENXIO: 'it is not a regular file',
  ELOOP: 'its symbolic links form a loop',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  EROFS: 'nothing can be written there',
  ENOSPC: 'there is no space left',
};

/** Names that are no UTF-8 reach us with U+FFFD in place of their bytes, and lead nowhere. */
export const isUndecodable = (path: string): boolean => path.includes('\uFFFD');

export const undecodable = 'its name is not valid UTF-8';

export const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Why a file could not be read or written, without a full stop; the path and the call that the system names too are known from elsewhere. */
export function fileFailure(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const reason = code === undefined ? undefined : systemReasons[code];
  if (reason !== undefined || !(error instanceof Error)) return reason ?? String(error);
  // `EIO: i/o error, read '/…'`
  const { message } = error;
  return (code !== undefined && message.startsWith(`${code}: `) ? message.replace(/, .*$/s, '') : message).replace(/\.$/, '');
}
