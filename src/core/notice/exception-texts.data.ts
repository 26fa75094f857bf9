/**
 * Exceptions whose text stands in the entry of an older id of the SPDX list, which named a licence together with its exception. `from` is the beginning of the
 * exception where other words stand before it, `until` the beginning of what follows it.
 */
export const exceptionTextSources: Readonly<Record<string, { readonly id: string; readonly from?: string; readonly until?: string }>> = {
  'Classpath-exception-2.0': { id: 'GPL-2.0-with-classpath-exception', from: 'Class Path Exception' },
  'GCC-exception-2.0': { id: 'GPL-2.0-with-GCC-exception', from: 'GCC Linking Exception' },
  'GCC-exception-3.1': { id: 'GPL-3.0-with-GCC-exception', from: 'GCC RUNTIME LIBRARY EXCEPTION' },
  'Autoconf-exception-2.0': { id: 'GPL-2.0-with-autoconf-exception', from: 'Autoconf Exception' },
  'Autoconf-exception-3.0': { id: 'GPL-3.0-with-autoconf-exception', from: 'AUTOCONF CONFIGURE SCRIPT EXCEPTION' },
  'Bison-exception-2.2': { id: 'GPL-2.0-with-bison-exception', from: 'Bison Exception' },
  'Font-exception-2.0': { id: 'GPL-2.0-with-font-exception', from: 'Font Exception' },
  'WxWindows-exception-3.1': { id: 'wxWindows', from: 'EXCEPTION NOTICE' },
  'eCos-exception-2.0': { id: 'eCos-2.0', from: 'As a special exception', until: 'Alternative licenses for eCos' },
};
