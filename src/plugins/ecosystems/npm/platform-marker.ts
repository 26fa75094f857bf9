import { strings, type ValueRecord } from '#core/text/value.ts';

/** `os=darwin & cpu=arm64|x64`, from the fields `os`, `cpu` and `libc`; `undefined` when the package is for every platform. */
export function platformMarker(value: ValueRecord): string | undefined {
  const os = value['os'];
  const cpu = value['cpu'];
  const libc = value['libc'];
  if (os === undefined && cpu === undefined && libc === undefined) return undefined;
  const parts = [['os', os], ['cpu', cpu], ['libc', libc]]
    .map(([key, allowed]) => {
      const names = typeof allowed === 'string' ? [allowed] : strings(allowed);
      return names.length === 0 || names.includes('any') ? '' : `${key as string}=${names.join('|')}`;
    })
    .filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join(' & ');
}
