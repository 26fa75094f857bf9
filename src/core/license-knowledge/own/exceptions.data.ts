import type { ExceptionEffect, ExceptionFacts } from '../exception-facts.ts';

const exception = (effect: ExceptionEffect, appliesTo: string, meaning: string, ids: string, admits = ''): ExceptionFacts[] =>
  ids.split(' ').map((id) => ({ id, effect, appliesTo: appliesTo.split(' '), meaning, admits: admits === '' ? [] : admits.split(' ') }));

const naming = (...records: readonly ExceptionFacts[][]): ExceptionFacts[] => records.flat().map((record) => ({ ...record, admitsWhatItNames: true }));

const openSsl = 'OpenSSL SSLeay-standalone';
const link = 'You may link your own work to it and keep your own terms; the component itself keeps its licence and its duties.';
const compilerRuntime = 'Programs that a compiler builds with this run-time library keep their own terms.';
const toolOutput = 'What the tool copies into its output is not covered: the output keeps your terms.';
const withOpenSsl = 'It may be linked to OpenSSL and handed over together; nothing else changes.';

/** All of the SPDX list of exceptions, release 3.29. */
export const exceptionRecords: readonly ExceptionFacts[] = [
  ...exception('linking-permitted', 'GPL', link, 'Classpath-exception-2.0 Classpath-exception-2.0-short CLISP-exception-2.0 eCos-exception-2.0 GNAT-exception gnu-javamail-exception GPL-3.0-linking-exception i2p-gpl-java-exception Independent-modules-exception mif-exception polyparse-exception SWI-exception u-boot-exception-2.0 freertos-exception-2.0 GPL-3.0-interface-exception Simple-Library-Usage-exception romic-exception erlang-otp-linking-exception'),
  ...exception('linking-permitted', 'GPL', compilerRuntime, 'GCC-exception-2.0 GCC-exception-2.0-note GCC-exception-3.1 GNU-compiler-exception Fawkes-Runtime-exception harbour-exception LZMA-exception'),
  ...exception('linking-permitted', 'LGPL GPL', link, 'FLTK-exception Libtool-exception LGPL-3.0-linking-exception LLGPL OCaml-LGPL-linking-exception Qwt-exception-1.0 WxWindows-exception-3.1 OCCT-exception-1.0 mxml-exception Nokia-Qt-exception-1.1 Qt-LGPL-exception-1.1 Digia-Qt-LGPL-exception-1.1 Spelling-Provider-LGPL-exception PCRE2-exception SANE-exception rsync-linking-exception'),
  ...exception('linking-permitted', 'QPL', link, 'QPL-1.0-INRIA-2004-exception'),
  ...exception('output-not-covered', 'GPL', toolOutput, 'Autoconf-exception-2.0 Autoconf-exception-3.0 Autoconf-exception-generic Autoconf-exception-generic-3.0 Autoconf-exception-macro Bison-exception-1.24 Bison-exception-2.2 Texinfo-exception Qt-GPL-exception-1.0 GNOME-examples-exception KiCad-libraries-exception'),
  ...exception('output-not-covered', 'GPL', 'The boot loader copied to a disk or into an image does not bring other files there under its licence.', 'Bootloader-exception'),
  ...exception('syscall-boundary', 'GPL', 'Programs that use the kernel only through system calls stay outside; that includes what they take from these headers.', 'Linux-syscall-note'),
  ...exception('font-embedding', 'GPL AGPL', 'A document that embeds the font keeps its own terms.', 'Font-exception-2.0 PS-or-PDF-font-exception-20170817'),
  ...exception('additional-permission', 'GPL LGPL AGPL', withOpenSsl, 'cryptsetup-OpenSSL-exception kvirc-openssl-exception openvpn-openssl-exception sqlitestudio-OpenSSL-exception stunnel-exception vsftpd-openssl-exception x11vnc-openssl-exception', openSsl),
  ...naming(exception('additional-permission', 'GPL', 'It may be linked to the libraries that the exception names, and to OpenSSL.', 'Asterisk-exception Asterisk-linking-protocols-exception libpri-OpenH323-exception', openSsl)),
  ...naming(exception('additional-permission', 'GPL', 'It may be linked to the libraries that the exception names.', '389-exception GPL-3.0-389-ds-base-exception CGAL-linking-exception Gmsh-exception GPL-3.0-linking-source-exception GStreamer-exception-2005 GStreamer-exception-2008')),
  ...naming(exception('additional-permission', 'GPL', 'It may be combined with open source software under the licences that the exception lists.', 'DigiRule-FOSS-exception RRDtool-FLOSS-exception-2.0 Universal-FOSS-exception-1.0 UBDL-exception')),
  ...exception('additional-permission', 'GPL LGPL', 'A breach can be cured within 30 or 60 days; nothing else changes.', 'GPL-CC-1.0'),
  ...exception('additional-permission', 'Apache', 'Object code that a compiler builds from it needs no notices; and it may be combined with GPL-2.0 code, whose conflict with the patent and indemnity clauses is waived.', 'LLVM-exception', 'GPL-2.0-only GPL-2.0-or-later LGPL-2.1-only LGPL-2.1-or-later'),
  ...exception('additional-permission', 'Apache', 'Object code that a compiler builds from it needs no notices.', 'Swift-exception'),
  ...exception('additional-permission', 'MIT', 'Object code that a compiler builds from it needs no notices.', 'fmt-exception'),
  ...exception('additional-permission', 'BSD', 'A patent grant beside the licence; it ends for whoever sues.', 'Google-Patent-WebM'),
  ...exception('additional-permission', 'GPL', 'The named assembly of modules may be handed over as one.', 'OpenJDK-assembly-exception-1.0'),
  ...exception('additional-permission', 'Apache', 'The hardware licence turns the software licence into one for designs: use it as Apache-2.0.', 'SHL-2.0 SHL-2.1'),
];
