/** A target framework: identifier and version as NuGet writes them in full, and the platform after the dash. */
export interface Framework {
  readonly identifier: string;
  readonly version: readonly number[];
  readonly platform: string;
}

/** Short (`net8.0-windows`, `netstandard2.0`, `net472`) and full names (`.NETCoreApp,Version=v8.0`); `undefined` for what is neither. */
export function parseFramework(name: string): Framework | undefined {
  const full = /^([.\w]+),Version=v(\d+(?:\.\d+){0,3})/i.exec(name.trim());
  if (full !== null) return { identifier: canonical(full[1]!), version: numbers(full[2]!), platform: '' };
  const short = /^(netcoreapp|netstandard|net|uap)(\d[\d.]*)(?:-([a-z]+)[\d.]*)?$/i.exec(name.trim());
  if (short === null) return undefined;
  const [, kind, digits, platform = ''] = short;
  const version = digits!.includes('.') ? numbers(digits!) : [...digits!].map(Number);
  const identifier = kind!.toLowerCase() === 'net' ? (version[0]! >= 5 ? '.NETCoreApp' : '.NETFramework')
    : canonical(kind!.toLowerCase() === 'netcoreapp' ? '.NETCoreApp' : kind!.toLowerCase() === 'netstandard' ? '.NETStandard' : 'UAP');
  return { identifier, version, platform: platform.toLowerCase() };
}

const numbers = (text: string): number[] => text.split('.').filter((part) => part !== '').map(Number);

const canonical = (identifier: string): string =>
  ['.NETCoreApp', '.NETStandard', '.NETFramework'].find((name) => name.toLowerCase() === identifier.toLowerCase()) ?? identifier;

/** `8.0`; at least two numbers. */
export const frameworkVersion = ({ version }: Framework): string => (version.length < 2 ? [...version, 0] : version).join('.');

/** Whether an assembly for `wanted` can be used by `target`; `undefined` when that is not a matter of these three families. */
export function isCompatible(target: Framework, wanted: Framework): boolean | undefined {
  if (wanted.platform !== '' && wanted.platform !== target.platform) return false;
  if (target.identifier === wanted.identifier) return orderNumbers(target.version, wanted.version) >= 0;
  if (wanted.identifier !== '.NETStandard') return target.identifier.startsWith('.NET') && wanted.identifier.startsWith('.NET') ? false : undefined;
  if (target.identifier === '.NETCoreApp') return target.version[0]! >= 3 ? true : orderNumbers(wanted.version, [2, 0]) <= 0;
  // .NET Framework 4.6.1 was made to take .NET Standard 2.0
  if (target.identifier === '.NETFramework') return orderNumbers(target.version, [4, 6, 1]) >= 0 && orderNumbers(wanted.version, [2, 0]) <= 0;
  return undefined;
}

export function orderNumbers(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
