/** What an id that the SPDX license list has deprecated is today. */
export interface Successor {
  readonly id: string;
  /** The id that stands for the deprecated one followed by `+`. */
  readonly orLater?: string;
  readonly exception?: string;
}

const gnu = (license: string, exception?: string): Successor => ({ id: `${license}-only`, orLater: `${license}-or-later`, ...(exception !== undefined && { exception }) });

/**
 * Every deprecated id of the list but `Net-SNMP`, which stood for nine licences together and has no successor.
 * eCos-2.0 and wxWindows already meant "or any later version" of their base licence.
 */
export const successors: Readonly<Record<string, Successor>> = {
  'AGPL-1.0': gnu('AGPL-1.0'),
  'AGPL-3.0': gnu('AGPL-3.0'),
  'BSD-2-Clause-FreeBSD': { id: 'BSD-2-Clause-Views' },
  'BSD-2-Clause-NetBSD': { id: 'BSD-2-Clause' },
  'GFDL-1.1': gnu('GFDL-1.1'),
  'GFDL-1.2': gnu('GFDL-1.2'),
  'GFDL-1.3': gnu('GFDL-1.3'),
  'GPL-1.0': gnu('GPL-1.0'),
  'GPL-2.0': gnu('GPL-2.0'),
  'GPL-2.0-with-GCC-exception': gnu('GPL-2.0', 'GCC-exception-2.0'),
  'GPL-2.0-with-autoconf-exception': gnu('GPL-2.0', 'Autoconf-exception-2.0'),
  'GPL-2.0-with-bison-exception': gnu('GPL-2.0', 'Bison-exception-2.2'),
  'GPL-2.0-with-classpath-exception': gnu('GPL-2.0', 'Classpath-exception-2.0'),
  'GPL-2.0-with-font-exception': gnu('GPL-2.0', 'Font-exception-2.0'),
  'GPL-3.0': gnu('GPL-3.0'),
  'GPL-3.0-with-GCC-exception': gnu('GPL-3.0', 'GCC-exception-3.1'),
  'GPL-3.0-with-autoconf-exception': gnu('GPL-3.0', 'Autoconf-exception-3.0'),
  'LGPL-2.0': gnu('LGPL-2.0'),
  'LGPL-2.1': gnu('LGPL-2.1'),
  'LGPL-3.0': gnu('LGPL-3.0'),
  Nunit: { id: 'zlib-acknowledgement' },
  'StandardML-NJ': { id: 'SMLNJ' },
  'bzip2-1.0.5': { id: 'bzip2-1.0.6' },
  'eCos-2.0': { id: 'GPL-2.0-or-later', exception: 'eCos-exception-2.0' },
  wxWindows: { id: 'LGPL-2.0-or-later', exception: 'WxWindows-exception-3.1' },
};
