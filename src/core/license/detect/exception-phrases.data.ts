/** How texts call an exception, or sentences that only its text has. */
export interface ExceptionPhrases {
  readonly id: string;
  /** Which licences it is an exception to; GNU ones unless it says otherwise. */
  readonly to?: RegExp;
  /** The licence that its name means where no other is named that it could belong to. */
  readonly alone?: string;
  /** What the same words mean beside other licences: exceptions were written anew for version 3. */
  readonly beside?: { readonly licenses: RegExp; readonly id: string };
  readonly phrases: readonly string[];
  /** A sentence or header with what it must be read as. */
  readonly example: readonly [text: string, expression: string];
  /** Is close, and must not be read as the exception. */
  readonly nearMiss: string;
}

const gpl2 = 'This program is free software: it may be passed on under the GNU General Public License, version 2.\n\n';
const gpl2Later = 'You may pass this on under the terms of the GNU General Public License, version 2 or any later version.\n\n';
const gpl3Later = 'You may pass this on under the terms of the GNU General Public License, version 3 or any later version.\n\n';
const lgpl21 = 'This library may be used under the terms of the GNU Lesser General Public License, version 2.1.\n\n';
const apache = 'Licensed under the Apache License, Version 2.0.\n\n';

/** Exceptions by their names and sentences, each with an example and a near miss; tests run all of them. */
export const exceptionPhrases: readonly ExceptionPhrases[] = [
  {
    id: 'Classpath-exception-2.0',
    phrases: ['statically or dynamically with other modules is making a combined work', 'classpath exception', 'cpe exception', 'subject to the classpath', 'with the classpath', 'the copyright holders of this library give you permission to link this library with independent modules', 'classpath linking exception', 'linking this code statically or dynamically with other modules is making a combined work', 'as a special exception the copyright holders of this library give you permission'],
    example: [`${gpl2}Linking this library statically or dynamically with other modules is making a combined work based on it.`, 'GPL-2.0-only WITH Classpath-exception-2.0'],
    nearMiss: `${gpl2}Jars that the class path names are loaded first; a missing one throws an exception.`,
  },
  {
    id: 'GCC-exception-3.1',
    beside: { licenses: /GPL-2\.0/, id: 'GCC-exception-2.0' },
    phrases: ['gcc runtime library exception', 'gcc runtime exception', 'gcc rle', 'runtime library exception version 3 1', 'gcc exception 3 1'],
    example: [`${gpl3Later}You get the additional permissions of the GCC Runtime Library Exception as well.`, 'GPL-3.0-or-later WITH GCC-exception-3.1'],
    nearMiss: `${gpl3Later}The runtime library of GCC throws this exception when memory is out.`,
  },
  {
    id: 'GCC-exception-2.0',
    phrases: ['in addition to the permissions in the gnu general public license the free software foundation gives you unlimited permission to link the compiled version of this file', 'permission to link the compiled version of this file into combinations with other programs', 'gives you unlimited permission to link the compiled version of this file', 'in addition to the permissions in the gnu lesser general public license the free software foundation gives you unlimited permission to link', 'in addition to the permissions in the gnu library general public license the free software foundation gives you unlimited permission'],
    example: [`${gpl2Later}In addition to the permissions in the GNU General Public License, the Free Software Foundation gives you unlimited permission to link the compiled version of this file into combinations with other programs.`, 'GPL-2.0-or-later WITH GCC-exception-2.0'],
    nearMiss: `${gpl2Later}You have permission to link the source version of this file to your page.`,
  },
  {
    id: 'GNU-compiler-exception',
    phrases: ['if you link this library with files compiled with gcc to produce an executable', 'if you link this library with other files some of which are compiled with gcc', 'if you link this library with files compiled with a gnu compiler to produce an executable', 'if other files compiled with gcc', 'some of which are compiled with gcc to produce an executable'],
    example: [`${gpl2Later}If you link this library with files compiled with a GNU compiler to produce an executable, the library alone does not bring the executable under these terms.`, 'GPL-2.0-or-later WITH GNU-compiler-exception'],
    nearMiss: `${gpl2Later}Files compiled with GCC are smaller than those of the vendor's compiler.`,
  },
  {
    id: 'eCos-exception-2.0',
    phrases: ['as a special exception if other files instantiate templates or use macros or inline functions from this file', 'if other files instantiate templates or use macros or inline functions from this file', 'if you link this file with other works to produce a work based on this file', 'ecos exception'],
    example: [`${gpl2Later}If other files instantiate templates or use macros or inline functions from this file, the file does not bring them under its licence.`, 'GPL-2.0-or-later WITH eCos-exception-2.0'],
    nearMiss: `${gpl2Later}This driver was ported to eCos 2.0 and instantiates templates of its kernel.`,
  },
  {
    id: 'GNAT-exception',
    phrases: ['if other files instantiate generics from this unit or you link this unit with other files', 'instantiate generics from this unit', 'instantiate generics from this package', 'gnat exception'],
    example: [`${gpl2Later}As a special exception, if other files instantiate generics from this unit, the unit does not by itself bring the executable under this licence.`, 'GPL-2.0-or-later WITH GNAT-exception'],
    nearMiss: `${gpl2Later}GNAT reports an exception when generics of a unit are instantiated twice.`,
  },
  {
    id: 'Autoconf-exception-2.0',
    beside: { licenses: /GPL-3\.0/, id: 'Autoconf-exception-3.0' },
    phrases: ['the free software foundation gives unlimited permission to copy distribute and modify the configure scripts that are the output of autoconf', 'configure scripts that are the output of autoconf', 'autoconf exception 2 0'],
    example: [`${gpl2Later}The rules above do not hold for configure scripts that are the output of Autoconf.`, 'GPL-2.0-or-later WITH Autoconf-exception-2.0'],
    nearMiss: `${gpl2Later}The configure scripts were written by hand, without Autoconf.`,
  },
  {
    id: 'Autoconf-exception-3.0',
    phrases: ['autoconf configure script exception', 'autoconf exception 3 0'],
    example: [`${gpl3Later}You get the additional permissions of the Autoconf Configure Script Exception as well.`, 'GPL-3.0-or-later WITH Autoconf-exception-3.0'],
    nearMiss: `${gpl3Later}With the exception of Autoconf, no tool has to be installed.`,
  },
  {
    id: 'Autoconf-exception-generic',
    beside: { licenses: /GPL-3\.0/, id: 'Autoconf-exception-generic-3.0' },
    // by its bare name the one of config.guess and config.sub is meant, which nearly every package holds
    phrases: ['autoconf exception', 'if you distribute this file as part of a program that contains a configuration script generated by autoconf you may include it under the same distribution terms that you use for the rest of that program', 'contains a configuration script generated by autoconf', 'as part of a program that contains a configuration script generated by autoconf'],
    example: [`${gpl2Later}As a special exception, if you distribute this file as part of a program that contains a configuration script generated by Autoconf, the terms of that program may cover it.`, 'GPL-2.0-or-later WITH Autoconf-exception-generic'],
    nearMiss: `${gpl2Later}The folder holds a configuration script that Autoconf has generated.`,
  },
  {
    id: 'Autoconf-exception-generic-3.0',
    phrases: ['contains a configuration script generated by autoconf you may include it under the same distribution terms that you use for the rest of that program this exception is an additional permission under section 7'],
    example: [`${gpl3Later}As a special exception, if you distribute this file as part of a program that contains a configuration script generated by Autoconf, the terms of that program may cover it.`, 'GPL-3.0-or-later WITH Autoconf-exception-generic-3.0'],
    nearMiss: `${gpl2}As a special exception, if you distribute this file as part of a program that contains a configuration script generated by Autoconf, the terms of that program may cover it.`,
  },
  {
    id: 'Autoconf-exception-macro',
    phrases: ['as a special exception the respective autoconf macro s copyright owner gives unlimited permission', 'the respective autoconf macro s copyright owner gives unlimited permission to copy distribute and modify the configure scripts', 'autoconf macro s copyright owner'],
    example: [`${gpl3Later}As a special exception, the respective Autoconf Macro's copyright owner lets you do with the scripts what you like.`, 'GPL-3.0-or-later WITH Autoconf-exception-macro'],
    nearMiss: `${gpl3Later}The copyright owner of this Autoconf macro is named below.`,
  },
  {
    id: 'Libtool-exception',
    phrases: ['if you distribute this file as part of a program or library that is built using gnu libtool', 'program or library that is built using gnu libtool', 'contains a configuration script generated by libtool', 'libtool exception', 'if you distribute this file as part of a program that uses gnu libtool to create libraries'],
    example: [`${gpl2Later}As a special exception, if you distribute this file as part of a program or library that is built using GNU Libtool, its own terms may cover the file.`, 'GPL-2.0-or-later WITH Libtool-exception'],
    nearMiss: `${gpl2Later}This library is built with GNU Libtool and installed by GNU Make.`,
  },
  {
    id: 'Bison-exception-2.2',
    phrases: ['as a special exception you may create a larger work that contains part or all of the bison parser skeleton', 'you may create a larger work that contains part or all of the bison parser skeleton', 'bison exception'],
    example: [`${gpl3Later}As a special exception, you may create a larger work that contains part or all of the Bison parser skeleton, on terms of your own.`, 'GPL-3.0-or-later WITH Bison-exception-2.2'],
    nearMiss: `${gpl3Later}A Bison parser, made by GNU Bison 3.8.2, from a skeleton of ours.`,
  },
  {
    id: 'Bison-exception-1.24',
    phrases: ['as a special exception when this file is copied by bison into a bison output file', 'when this file is copied by bison into a bison output file', 'when bison simple is copied by bison into a bison output file'],
    example: [`${gpl2Later}As a special exception, when this file is copied by Bison into a Bison output file, you may use that without restriction.`, 'GPL-2.0-or-later WITH Bison-exception-1.24'],
    nearMiss: `${gpl2Later}This file is copied by the build into the output of Bison.`,
  },
  {
    id: 'Texinfo-exception',
    phrases: ['when this file is read by tex when processing a texinfo source document you may use the result without restriction', 'when this file is read by tex when processing a texinfo document', 'when processing a texinfo source document'],
    example: [`${gpl3Later}As a special exception, when this file is read by TeX when processing a Texinfo source document, the result is yours.`, 'GPL-3.0-or-later WITH Texinfo-exception'],
    nearMiss: `${gpl3Later}TeX reads this file while it processes the manual, which is a Texinfo document.`,
  },
  {
    id: 'Font-exception-2.0',
    phrases: ['if you create a document which uses this font and embed this font', 'embed this font or unaltered portions of this font into the document', 'font embedding exception', 'font exception', 'create a document which uses these fonts and embed', 'if you create a document which uses fonts included in this package'],
    example: [`${gpl2Later}As a special exception, if you create a document which uses this font, and embed this font or unaltered portions of this font into the document, this font alone does not bring the document under the licence.`, 'GPL-2.0-or-later WITH Font-exception-2.0'],
    nearMiss: `${gpl2Later}If you create a document, choose a font that its readers have.`,
  },
  {
    id: 'FLTK-exception',
    to: /^LGPL/,
    phrases: ['fltk exception', 'modifications to the fltk configure script', 'static linking of applications and widgets to the fltk library'],
    example: [`${lgpl21}Static linking of applications and widgets to the FLTK library does not make them works that derive from it.`, 'LGPL-2.1-only WITH FLTK-exception'],
    nearMiss: `${lgpl21}The editor is linked with the FLTK library and shows a widget for each file.`,
  },
  {
    id: 'Linux-syscall-note',
    phrases: ['does not cover user programs that use kernel services by normal system calls', 'linux syscall note'],
    example: [`${gpl2}NOTE! This copyright does *not* cover user programs that use kernel services by normal system calls.`, 'GPL-2.0-only WITH Linux-syscall-note'],
    nearMiss: `${gpl2}User programs use the services of the Linux kernel by system calls; note that these may fail.`,
  },
  {
    id: 'LLVM-exception',
    to: /^Apache/,
    phrases: ['llvm exception', 'llvm exceptions', 'llvm exceptions to the apache 2 0 license', 'as an exception if as a result of your compiling your source code portions of this software are embedded into an object form'],
    example: ['Part of the project, under the Apache License v2.0 with LLVM Exceptions.\nSee the licence file for the words.', 'Apache-2.0 WITH LLVM-exception'],
    nearMiss: `${apache}Built with LLVM; exceptions are off (-fno-exceptions).`,
  },
  {
    id: 'Swift-exception',
    to: /^Apache/,
    phrases: ['runtime library exception to the apache 2 0 license', 'runtime library exception', 'swift exception'],
    example: ['Licensed under Apache License v2.0 with Runtime Library Exception', 'Apache-2.0 WITH Swift-exception'],
    nearMiss: `${apache}The runtime library raises an exception when a Swift task is cancelled.`,
  },
  {
    id: 'OpenJDK-assembly-exception-1.0',
    phrases: ['openjdk assembly exception', 'assembly exception to the openjdk'],
    example: [`${gpl2}The OpenJDK Assembly Exception applies to the files that the list below names.`, 'GPL-2.0-only WITH OpenJDK-assembly-exception-1.0'],
    nearMiss: `${gpl2}OpenJDK raises an exception when the assembly of the jar fails.`,
  },
  {
    id: 'OCaml-LGPL-linking-exception',
    to: /^LGPL/,
    phrases: ['ocaml lgpl linking exception', 'with a publicly distributed version of the library to produce an executable file containing portions of the library', 'you may link statically or dynamically a work that uses the library with a publicly distributed version of the library to produce an executable file containing portions of the library', 'ocaml linking exception', 'special exception on linking described in file', 'the special exception on linking described'],
    example: ['This file is distributed under the terms of the GNU Lesser General Public License version 2.1, with the special exception on linking described in the file LICENSE.', 'LGPL-2.1-only WITH OCaml-LGPL-linking-exception'],
    nearMiss: `${lgpl21}How OCaml links this library is described in the file INSTALL, with one exception.`,
  },
  {
    id: 'WxWindows-exception-3.1',
    phrases: ['wxwindows library licence version 3', 'wxwindows library exception', 'wxwidgets exception', 'wxwindows exception', 'permission to use copy link modify and distribute under the user s own terms binary object code versions of works based on the library'],
    alone: 'LGPL-2.0-or-later',
    example: ['Licence: wxWindows Library Licence, version 3.1', 'LGPL-2.0-or-later WITH WxWindows-exception-3.1'],
    nearMiss: `${lgpl21}The dialog is written with wxWindows 3.1, a library that we do not pass on.`,
  },
  {
    id: 'openvpn-openssl-exception',
    phrases: ['to link openvpn with the openssl', 'openvpn openssl exception', 'link the code of this program with the openssl project s openssl library or with modified versions'],
    example: [`${gpl2}We give you the right to link OpenVPN with the OpenSSL library and to pass on the two together.`, 'GPL-2.0-only WITH openvpn-openssl-exception'],
    nearMiss: `${gpl2}OpenVPN is linked with OpenSSL where that library is installed.`,
  },
  {
    id: 'x11vnc-openssl-exception',
    phrases: ['x11vnc openssl exception', 'gives permission to link the code of its release of x11vnc with the openssl', 'permission to link the code of its release of x11vnc'],
    example: [`${gpl2Later}The author gives permission to link the code of its release of x11vnc with the OpenSSL library.`, 'GPL-2.0-or-later WITH x11vnc-openssl-exception'],
    nearMiss: `${gpl2Later}x11vnc links the OpenSSL library when it was configured so.`,
  },
  {
    id: 'cryptsetup-OpenSSL-exception',
    phrases: ['to link the code of portions of this program with the openssl library', 'the copyright holders give permission to link the code of portions of this program with the openssl library', 'cryptsetup openssl exception'],
    example: [`${gpl2Later}As a special exception, the copyright holders give permission to link the code of portions of this program with the OpenSSL library.`, 'GPL-2.0-or-later WITH cryptsetup-OpenSSL-exception'],
    nearMiss: `${gpl2Later}Portions of this program need the OpenSSL library, the others do not.`,
  },
  {
    // one text, whose owners were Nokia, Digia and The Qt Company one after the other
    id: 'Qt-LGPL-exception-1.1',
    phrases: ['qt lgpl exception version 1 1', 'digia qt lgpl exception version 1 1', 'the qt company lgpl exception version 1 1', 'qt company qt lgpl exception version 1 1', 'qt lgpl exception 1 1', 'qt lgpl exception', 'nokia qt lgpl exception version 1 1', 'nokia qt lgpl exception', 'nokia lgpl exception', 'nokia gives you certain additional rights', 'digia gives you certain additional rights', 'digia qt lgpl exception', 'the qt company gives you certain additional rights'],
    example: [`${lgpl21}In addition, as a special exception, Digia gives you certain additional rights.`, 'LGPL-2.1-only WITH Qt-LGPL-exception-1.1'],
    nearMiss: `${lgpl21}Qt 1.1 is under the LGPL without any exception. Nokia gives you a telephone and certain additional accessories.`,
  },
  {
    id: 'Qt-GPL-exception-1.0',
    phrases: ['the qt company gpl exception 1 0', 'qt company gpl exception 1 0', 'gpl exception 1 0', 'qt gpl exception'],
    example: ['This tool may be used under the GNU General Public License version 3 with The Qt Company GPL Exception 1.0.', 'GPL-3.0-only WITH Qt-GPL-exception-1.0'],
    nearMiss: `${gpl2}The Qt company released version 1.0 under the GPL, with one exception.`,
  },
  {
    id: 'Qwt-exception-1.0',
    alone: 'LGPL-2.1-only',
    phrases: ['qwt license version 1 0', 'qwt license', 'qwt exception'],
    example: ['This widget may be changed and passed on under the terms of the Qwt License, Version 1.0', 'LGPL-2.1-only WITH Qwt-exception-1.0'],
    nearMiss: `${lgpl21}The plot is a widget of Qwt, version 1.0.`,
  },
  {
    id: 'u-boot-exception-2.0',
    phrases: ['the u boot exception', 'standalone applications that use u boot services', 'u boot license exception'],
    example: [`${gpl2Later}This does not cover so-called "standalone" applications that use U-Boot services by the jump table.`, 'GPL-2.0-or-later WITH u-boot-exception-2.0'],
    nearMiss: `${gpl2Later}U-Boot starts applications one after the other, without exception.`,
  },
  {
    id: 'i2p-gpl-java-exception',
    phrases: ['i2p gpl java exception', 'if you link this code with the java standard'],
    example: [`${gpl2Later}As a special exception, if you link this code with the Java standard library, that library need not be under these terms.`, 'GPL-2.0-or-later WITH i2p-gpl-java-exception'],
    nearMiss: `${gpl2Later}The code links to the pages of the Java standard library.`,
  },
  {
    id: 'gnu-javamail-exception',
    phrases: ['if you link gnu javamail with other', 'as a special exception if you link this library with other files to produce an executable this library does not by itself cause'],
    example: [`${gpl2Later}As a special exception, if you link this library with other files to produce an executable, this library does not by itself cause the result to fall under this licence.`, 'GPL-2.0-or-later WITH gnu-javamail-exception'],
    nearMiss: `${gpl2Later}Messages are sent with GNU JavaMail, an implementation of its own.`,
  },
  {
    id: 'mif-exception',
    phrases: ['you may use this file as part of a free software library without restriction', 'as a special exception you may use this file as part of a free software library without restriction', 'you may use this file as part of a free software project without restriction'],
    example: [`${gpl2Later}As a special exception, you may use this file as part of a free software library without restriction.`, 'GPL-2.0-or-later WITH mif-exception'],
    nearMiss: `${gpl2Later}You may use this file as part of a library if you keep to the terms.`,
  },
  {
    id: 'LZMA-exception',
    to: /^CPL|^LGPL/,
    phrases: ['lzma exception', 'igor pavlov as the author of this code expressly permits you to statically or dynamically link your code', 'special exception igor pavlov as the author'],
    example: ['The SDK is under the Common Public License, version 1.0.\nSpecial exception: Igor Pavlov, as the author of this code, lets you link it with code of your own.', 'CPL-1.0 WITH LZMA-exception'],
    nearMiss: `${lgpl21}Igor Pavlov is the author of LZMA; the decoder throws an exception.`,
  },
  {
    id: 'CLISP-exception-2.0',
    phrases: ['this copyright does not cover user programs that run in clisp'],
    example: [`${gpl2}Note: this copyright does *not* cover user programs that run in CLISP.`, 'GPL-2.0-only WITH CLISP-exception-2.0'],
    nearMiss: `${gpl2}User programs run in CLISP itself and in other Lisps.`,
  },
  {
    id: 'freertos-exception-2.0',
    phrases: ['freertos exception', 'modified by the freertos exception', 'linking freertos statically or dynamically with other modules', 'modification to the gpl is included to allow you to distribute a combined work that includes freertos'],
    example: ['This kernel is free software under the terms of the GNU General Public License (version 2) as modified by the FreeRTOS exception.', 'GPL-2.0-only WITH freertos-exception-2.0'],
    nearMiss: `${gpl2}A port of FreeRTOS: each exception of the processor has a handler.`,
  },
  {
    id: 'Fawkes-Runtime-exception',
    phrases: ['fawkes runtime exception'],
    example: [`${gpl2Later}The Fawkes Runtime Exception applies to this file.`, 'GPL-2.0-or-later WITH Fawkes-Runtime-exception'],
    nearMiss: `${gpl2Later}Fawkes logs every exception at runtime.`,
  },
  {
    id: 'PS-or-PDF-font-exception-20170817',
    phrases: ['if you create a ps or pdf', 'the digital document is not covered'],
    to: /^AGPL/,
    example: ['The fonts are under the GNU Affero General Public License, version 3.\nAs a special exception, if you create a PS or PDF file that holds them, the file is yours.', 'AGPL-3.0-only WITH PS-or-PDF-font-exception-20170817'],
    nearMiss: 'The fonts are under the GNU Affero General Public License, version 3.\nPrint to PS or PDF to create a file.',
  },
  {
    id: 'Universal-FOSS-exception-1.0',
    phrases: ['universal foss exception'],
    example: [`${gpl2}The copyright holders give the permissions of the Universal FOSS Exception, version 1.0, as well.`, 'GPL-2.0-only WITH Universal-FOSS-exception-1.0'],
    nearMiss: `${gpl2}Version 1.0 is FOSS without exception.`,
  },
  {
    id: 'GPL-CC-1.0',
    phrases: ['gpl cooperation commitment', 'gplcc'],
    example: [`${gpl2}We stand by the GPL Cooperation Commitment, version 1.0.`, 'GPL-2.0-only WITH GPL-CC-1.0'],
    nearMiss: `${gpl2}Our commitment to cooperation is known.`,
  },
  {
    id: 'LGPL-3.0-linking-exception',
    to: /^LGPL/,
    phrases: ['as a special exception to the gnu lesser general public license version 3', 'lgpl linking exception'],
    example: ['You may use this under the GNU Lesser General Public License, version 3.\nAs a special exception to the GNU Lesser General Public License version 3, a linked work may be passed on under your own terms.', 'LGPL-3.0-only WITH LGPL-3.0-linking-exception'],
    nearMiss: 'You may use this under the GNU Lesser General Public License, version 3, without an exception for linking.',
  },
  {
    id: 'GPL-3.0-linking-exception',
    phrases: ['additional permission under gnu gpl version 3 section 7 if you modify this program or any covered work by linking or combining it with', 'if you modify this program or any covered work by linking or combining it with'],
    example: [`${gpl3Later}Additional permission under GNU GPL version 3 section 7: If you modify this Program, or any covered work, by linking or combining it with a library of the vendor, you may convey the result.`, 'GPL-3.0-or-later WITH GPL-3.0-linking-exception'],
    nearMiss: `${gpl3Later}If you modify this program, say so in the file.`,
  },
  {
    id: 'GPL-3.0-389-ds-base-exception',
    phrases: ['you may link the code of this program with non gpl code and convey linked combinations'],
    example: [`${gpl3Later}You may link the code of this Program with Non-GPL Code and convey linked combinations including the two.`, 'GPL-3.0-or-later WITH GPL-3.0-389-ds-base-exception'],
    nearMiss: `${gpl3Later}The 389 Directory Server keeps the accounts that this program reads.`,
  },
  {
    id: '389-exception',
    phrases: ['in addition as a special exception red hat inc gives you the additional right to link the code of this program'],
    example: [`${gpl2}In addition, as a special exception, Red Hat, Inc. gives You the additional right to link the code of this Program with code under other terms.`, 'GPL-2.0-only WITH 389-exception'],
    nearMiss: `${gpl2}Red Hat, Inc. gives you the right to call its support.`,
  },
  {
    id: 'SWI-exception',
    phrases: ['if you link this library with other files compiled with a free software compiler', 'compiled with a free software compiler'],
    example: [`${gpl2Later}As a special exception, if you link this library with other files, compiled with a Free Software compiler, to produce an executable, the library does not bring it under these terms.`, 'GPL-2.0-or-later WITH SWI-exception'],
    nearMiss: `${gpl2Later}Build it with any compiler; a free one will do.`,
  },
  {
    id: 'vsftpd-openssl-exception',
    phrases: ['vsftpd openssl', 'to link this program with the openssl libraries for any use'],
    example: [`${gpl2}Everybody may link this program with the OpenSSL libraries for any use, at the author's word: you have permission to link this program with the OpenSSL libraries for any use.`, 'GPL-2.0-only WITH vsftpd-openssl-exception'],
    nearMiss: `${gpl2}vsftpd speaks TLS by means of OpenSSL.`,
  },
  {
    id: 'GStreamer-exception-2008',
    phrases: ['gstreamer plugins to be used and distributed together with gstreamer and', 'non gpl compatible gstreamer plugins'],
    example: [`${gpl2Later}The project hereby grants permission for non-GPL compatible GStreamer plugins to be used and passed on together with it.`, 'GPL-2.0-or-later WITH GStreamer-exception-2008'],
    nearMiss: `${gpl2Later}Plugins of GStreamer are loaded at the start, with one exception.`,
  },
  {
    id: 'SANE-exception',
    phrases: ['authors of sane give permission'],
    example: [`${gpl2Later}As a special exception, the authors of SANE give permission for additional uses of the libraries in this package.`, 'GPL-2.0-or-later WITH SANE-exception'],
    nearMiss: `${gpl2Later}The authors of SANE wrote this scanner's driver.`,
  },
  {
    id: 'stunnel-exception',
    phrases: ['linking stunnel statically or dynamically with other modules'],
    example: [`${gpl2Later}Linking stunnel statically or dynamically with other modules makes a combined work.`, 'GPL-2.0-or-later WITH stunnel-exception'],
    nearMiss: `${gpl2Later}Connections go through stunnel, a module of the gateway.`,
  },
  {
    id: 'KiCad-libraries-exception',
    to: /^CC-BY-SA/,
    phrases: ['kicad libraries exception', 'use designs generated by kicad'],
    alone: 'CC-BY-SA-4.0',
    example: ['The symbols are under the Creative Commons CC-BY-SA 4.0 license with the KiCad Libraries Exception.', 'CC-BY-SA-4.0 WITH KiCad-libraries-exception'],
    nearMiss: 'The symbols are under the Creative Commons CC-BY-SA 4.0 license. KiCad loads its libraries first.',
  },
  {
    id: 'Bootloader-exception',
    phrases: ['bootloader exception', 'combinations with other programs and to distribute those combinations without any restriction coming from the use of this file bootloader'],
    example: [`${gpl2Later}This file is covered with the Bootloader Exception, so that frozen programs may have any terms.`, 'GPL-2.0-or-later WITH Bootloader-exception'],
    nearMiss: `${gpl2Later}The bootloader starts the program and prints every exception.`,
  },
  {
    id: 'rsync-linking-exception',
    phrases: ['rsync project gives permission to link'],
    example: [`${gpl3Later}In addition, the Rsync project gives permission to link with the libraries of OpenSSL and xxHash.`, 'GPL-3.0-or-later WITH rsync-linking-exception'],
    nearMiss: `${gpl3Later}Rsync follows a link only with permission.`,
  },
  {
    id: 'OCCT-exception-1.0',
    to: /^LGPL/,
    phrases: ['open cascade exception', 'open cascade technology exception'],
    example: [`${lgpl21}The Open CASCADE Exception, version 1.0, widens these rights.`, 'LGPL-2.1-only WITH OCCT-exception-1.0'],
    nearMiss: `${lgpl21}Shapes come from Open CASCADE Technology; an exception ends the import.`,
  },
  {
    id: 'DigiRule-FOSS-exception',
    phrases: ['digirule foss exception'],
    example: [`${gpl2}The DigiRule FOSS Exception applies to what uses the interface.`, 'GPL-2.0-only WITH DigiRule-FOSS-exception'],
    nearMiss: `${gpl2}Written by DigiRule Solutions for its customers.`,
  },
  {
    id: 'UBDL-exception',
    phrases: ['unmodified binary distribution licence', 'ubdl'],
    example: [`${gpl2Later}You can also pass on the program under the terms of the Unmodified Binary Distribution Licence.`, 'GPL-2.0-or-later WITH UBDL-exception'],
    nearMiss: `${gpl2Later}The binary is passed on unmodified.`,
  },
  {
    id: 'SHL-2.1',
    to: /^Apache-2\.0/,
    alone: 'Apache-2.0',
    phrases: ['solderpad hardware license v2 1', 'solderpad hardware license version 2 1', 'solderpad hardware licence version 2 1', 'solderpad hardware licence v2 1'],
    example: ['Licensed under the Solderpad Hardware License v2.1, at your option as if under the Apache License 2.0', 'Apache-2.0 WITH SHL-2.1'],
    nearMiss: 'Licensed under the Solderpad Hardware License, Version 0.51',
  },
  {
    id: 'SHL-2.0',
    to: /^Apache-2\.0/,
    alone: 'Apache-2.0',
    phrases: ['solderpad hardware license v2 0', 'solderpad hardware license version 2 0', 'solderpad hardware licence version 2 0', 'solderpad hardware licence v2 0'],
    example: ['// Copyright and related rights are licensed under the Solderpad Hardware License, Version 2.0', 'Apache-2.0 WITH SHL-2.0'],
    nearMiss: 'The pad is soldered to the hardware, revision 2.0.',
  },
  {
    // a preamble to the LGPL that says what its words mean for Lisp
    id: 'LLGPL',
    to: /^LGPL/,
    phrases: ['lisp lesser general public license', 'lisp lesser general public licence', 'lisp lesser gnu public license', 'lisp lesser gnu general public license', 'llgpl'],
    alone: 'LGPL-2.1-only',
    example: ['You may use this system as governed by the terms of the Lisp Lesser General Public License, also known as the LLGPL.', 'LGPL-2.1-only WITH LLGPL'],
    nearMiss: `${lgpl21}A lesser implementation of Lisp, for the general public.`,
  },
  {
    id: 'PCRE2-exception',
    to: /^BSD/,
    phrases: ['the second condition in the bsd licence covering binary redistributions does not apply all the way down a chain of software', 'exemption for binary library like packages'],
    example: ['Licensed under the 3-clause BSD license.\nThe second condition in the BSD licence (covering binary redistributions) does not apply all the way down a chain of software.', 'BSD-3-Clause WITH PCRE2-exception'],
    nearMiss: 'Licensed under the 3-clause BSD license. Its second condition covers binary redistributions, as in PCRE2.',
  },
  {
    id: 'fmt-exception',
    to: /^MIT/,
    phrases: ['portions of this software are embedded into a machine executable object form of such source code you may redistribute such embedded portions'],
    example: ['Licensed under the MIT license.\nAs an exception, if portions of this Software are embedded into a machine-executable object form of such source code, you may redistribute such embedded portions without the notice.', 'MIT WITH fmt-exception'],
    nearMiss: 'Licensed under the MIT license. Portions of this software are embedded into a machine, which executes them.',
  },
  {
    id: 'harbour-exception',
    phrases: ['the harbour project gives permission for additional uses of the text contained in its release of harbour'],
    example: [`${gpl2Later}As a special exception, the Harbour Project gives permission for additional uses of the text contained in its release of Harbour.`, 'GPL-2.0-or-later WITH harbour-exception'],
    nearMiss: `${gpl2Later}The Harbour Project released the text of its manual.`,
  },
  {
    id: 'Asterisk-linking-protocols-exception',
    phrases: ['permission is also granted to link asterisk with openssl'],
    example: [`${gpl2}Specific permission is also granted to link Asterisk with OpenSSL, OpenH323 and the UW IMAP Toolkit.`, 'GPL-2.0-only WITH Asterisk-linking-protocols-exception'],
    nearMiss: `${gpl2}Asterisk is linked with OpenSSL by default.`,
  },
  {
    id: 'Asterisk-exception',
    phrases: ['when this program is distributed with asterisk in any form that would qualify as a combined work'],
    example: [`${gpl2}In addition, when this program is distributed with Asterisk in any form that would qualify as a 'combined work', the terms of that copy of Asterisk may cover it.`, 'GPL-2.0-only WITH Asterisk-exception'],
    nearMiss: `${gpl2}This program is distributed with Asterisk and started by it.`,
  },
  {
    id: 'libpri-OpenH323-exception',
    phrases: ['libpri may also be linked to the openh323 library'],
    example: [`${gpl2Later}As a special exception, libpri may also be linked to the OpenH323 library.`, 'GPL-2.0-or-later WITH libpri-OpenH323-exception'],
    nearMiss: `${gpl2Later}Calls go from libpri to the OpenH323 library.`,
  },
  {
    id: 'CGAL-linking-exception',
    phrases: ['permission to link this program with the cgal library'],
    example: [`${gpl2Later}As a special exception, you have permission to link this program with the CGAL library and to hand on executables.`, 'GPL-2.0-or-later WITH CGAL-linking-exception'],
    nearMiss: `${gpl2Later}This program needs the CGAL library to be linked.`,
  },
  {
    id: 'Gmsh-exception',
    phrases: ['permission to combine gmsh with code included in the standard release of'],
    example: [`${gpl2Later}The copyright holders of Gmsh give you permission to combine Gmsh with code included in the standard release of Netgen.`, 'GPL-2.0-or-later WITH Gmsh-exception'],
    nearMiss: `${gpl2Later}Meshes of Gmsh and Netgen can be combined.`,
  },
  {
    id: 'mxml-exception',
    to: /^LGPL|^Apache/,
    phrases: ['static linking of applications to the mini xml library'],
    example: [`${lgpl21}Static linking of applications to the Mini-XML library does not make them works that derive from it.`, 'LGPL-2.1-only WITH mxml-exception'],
    nearMiss: `${lgpl21}Applications read their settings with the Mini-XML library.`,
  },
  {
    id: 'polyparse-exception',
    to: /^LGPL/,
    phrases: ['as a relaxation of clause 6 of the lgpl'],
    example: [`${lgpl21}As a relaxation of clause 6 of the LGPL, executables may be handed on in binary form.`, 'LGPL-2.1-only WITH polyparse-exception'],
    nearMiss: `${lgpl21}Clause 6 of the LGPL is not relaxed.`,
  },
  {
    id: 'Spelling-Provider-LGPL-exception',
    to: /^LGPL/,
    phrases: ['permission to link the code of this program with the non lgpl spelling provider libraries'],
    example: [`${lgpl21}As a special exception, the author gives permission to link the code of this program with the non-LGPL Spelling Provider libraries.`, 'LGPL-2.1-only WITH Spelling-Provider-LGPL-exception'],
    nearMiss: `${lgpl21}Spelling providers are libraries that the program loads.`,
  },
  {
    id: 'QPL-1.0-INRIA-2004-exception',
    to: /^QPL/,
    phrases: ['as a special exception to the q public licence you may develop application programs'],
    example: ['Distributed under the terms of the Q Public License, version 1.0.\nAs a special exception to the Q Public Licence, you may develop application programs that link with the software.', 'QPL-1.0 WITH QPL-1.0-INRIA-2004-exception'],
    nearMiss: 'Distributed under the terms of the Q Public License, version 1.0. You may develop application programs.',
  },
  {
    id: 'RRDtool-FLOSS-exception-2.0',
    phrases: ['to be able to use specified gpl licensed rrdtool libraries', 'rrdtool floss exception', 'rrdtool floss license exception'],
    example: [`${gpl2Later}I want free applications to be able to use specified GPL-licensed RRDtool libraries.`, 'GPL-2.0-or-later WITH RRDtool-FLOSS-exception-2.0'],
    nearMiss: `${gpl2Later}The graphs are drawn by the libraries of RRDtool.`,
  },
  {
    id: 'Google-Patent-WebM',
    to: /^BSD/,
    phrases: ['means the copyrightable works distributed by google as part of the webm project'],
    example: ['Licensed under the 3-clause BSD license.\n\nAdditional IP Rights Grant (Patents)\n"This implementation" means the copyrightable works distributed by Google as part of the WebM Project.', 'BSD-3-Clause WITH Google-Patent-WebM'],
    nearMiss: 'Licensed under the 3-clause BSD license. Films of the WebM Project are works, too.',
  },
];
