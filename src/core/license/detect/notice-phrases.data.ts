/** Sentences that say which terms hold without naming a licence as others do: those of well-known projects, of authors who give everything away. */
export interface NoticePhrases {
  /** An id or an expression. */
  readonly id: string;
  readonly phrases: readonly string[];
  /** A sentence or header that must be read as `id`. */
  readonly example: string;
  /** Is close, and must not be read as `id`. */
  readonly nearMiss: string;
}

/** Notices, each with an example and a near miss; tests run all of them. */
export const noticePhrases: readonly NoticePhrases[] = [
  {
    id: 'LicenseRef-public-domain',
    phrases: ['placed in the public domain', 'released into the public domain', 'is in the public domain', 'released to the public domain', 'in the public domain', 'into the public domain', 'dedicated to the public domain', 'this is public domain', 'are public domain', 'is public domain', 'released as public domain', 'donated to the public domain', 'contributed to the public domain', 'license public domain', 'dedicate any and all copyright interest in this software to the public domain'],
    example: 'Written by A. Author in 1994 and placed in the public domain. Do with it what you like.',
    nearMiss: 'The routines of this file are not in the public domain. All rights reserved.',
  },
  {
    id: 'JSON',
    phrases: ['shall be used for good not evil'],
    example: 'One more thing: the program shall be used for Good, not Evil.',
    nearMiss: 'The program shall be used for good purposes only by those who like it.',
  },
  {
    id: 'Beerware',
    phrases: ['buy me a beer in return', 'you can buy us a beer in return'],
    example: 'Keep this notice. If we meet some day and you think this is worth it, you can buy me a beer in return.',
    nearMiss: 'If we meet some day, come along for a beer.',
  },
  {
    id: 'Zlib',
    phrases: ['see copyright notice in zlib h'],
    example: 'inflate.c -- unpacks\nCopyright (C) 1995-2005 the author\nFor conditions of distribution and use, see copyright notice in zlib.h',
    nearMiss: 'For the constants of the window, see zlib.h',
  },
  {
    // as ports of it say, whose terms name its authors
    id: 'Zlib',
    phrases: ['this program is based on zlib 1 1 3 so all credit should go authors', 'is based on zlib so all credit should go'],
    example: 'This program is based on zlib-1.1.3, so all credit should go authors\nJean-loup Gailly(jloup@gzip.org) and Mark Adler(madler@alumni.caltech.edu)\nand contributors of zlib.',
    nearMiss: 'This program is based on zlib-1.1.3, which is fast.',
  },
  {
    id: 'Libpng',
    phrases: ['see the disclaimer and license in png h', 'released under the libpng license', 'see copyright notice in png h'],
    example: 'pngread.c - reads rows\nFor conditions of distribution and use, see the disclaimer and license in png.h',
    nearMiss: 'pngread.c - reads rows; their order is explained in png.h',
  },
  {
    id: 'IJG',
    phrases: ['this file is part of the independent jpeg group s software', 'based in part on the work of the independent jpeg group', 'for conditions of distribution and use see the accompanying readme file'],
    example: 'jcomapi.c\nThis file is part of the Independent JPEG Group\'s software.\nFor conditions of distribution and use, see the accompanying README file.',
    nearMiss: 'How pictures of the JPEG group are read is told in the accompanying README file.',
  },
  {
    id: 'BSL-1.0',
    phrases: ['use modification and distribution are subject to the boost software license', 'boost org license 1 0 txt'],
    example: 'Use, modification and distribution are subject to the Boost Software License, Version 1.0.',
    nearMiss: 'Use and modification of the Boost library were easy.',
  },
  {
    id: 'BSD-3-Clause',
    phrases: ['use of this source code is governed by a bsd style license', 'governed by a bsd style license'],
    example: 'Copyright 2014 The Authors. All rights reserved.\nUse of this source code is governed by a BSD-style license that can be found in the LICENSE file.',
    nearMiss: 'Use of this source code is governed by an agreement of its own, in the file AGREEMENT.',
  },
  {
    id: 'blessing',
    phrases: ['in place of a legal notice here is a blessing', 'may you do good and not evil may you find forgiveness for yourself'],
    example: 'The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:',
    nearMiss: 'In place of a legal notice, here is the address of our lawyer.',
  },
  {
    id: 'EPL-1.0 OR BSD-3-Clause',
    phrases: ['eclipse public license v1 0 and eclipse distribution license v1 0', 'eclipse public license v1 0 and eclipse distribution license v 1 0', 'eclipse public license 1 0 and eclipse distribution license 1 0'],
    example: 'This program and the accompanying materials are made available under the terms of the Eclipse Public License v1.0 and Eclipse Distribution License v. 1.0 which accompanies it.',
    nearMiss: 'This program is made available under the terms of the Eclipse Public License v1.0, which accompanies it.',
  },
  {
    id: 'EPL-2.0 OR BSD-3-Clause',
    phrases: ['eclipse public license v2 0 and eclipse distribution license v1 0', 'eclipse public license 2 0 and eclipse distribution license v1 0', 'eclipse public license v 2 0 and the eclipse distribution license'],
    example: 'This program and the accompanying materials are made available under the terms of the Eclipse Public License v2.0 and Eclipse Distribution License v1.0.',
    nearMiss: 'This program is made available under the terms of the Eclipse Public License v2.0, which accompanies it.',
  },
  {
    id: 'MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later',
    phrases: ['mpl 1 1 gpl 2 0 lgpl 2 1', 'mozilla org tri license', 'mozilla tri license', 'mpl gpl lgpl tri license'],
    example: '***** BEGIN LICENSE BLOCK *****\nVersion: MPL 1.1/GPL 2.0/LGPL 2.1\n',
    nearMiss: '***** BEGIN LICENSE BLOCK *****\nVersion: MPL 1.1\n',
  },
  {
    // Ruby's own terms, of 1995 to 2010, which came with version 2
    id: 'GPL-2.0-only',
    phrases: ['under either the terms of the gpl see', 'under either the terms of the gnu gpl see the file gpl'],
    example: 'You can redistribute it and/or modify it under either the terms of the GPL (see the file GPL).',
    nearMiss: 'You can redistribute it under the terms of the GPL, version 3 (see the file COPYING).',
  },
  {
    id: 'IPL-1.0',
    phrases: ['the secure mailer license must be distributed with this software'],
    example: 'LICENSE\n  The Secure Mailer license must be distributed with this software.\nAUTHOR\n  The Author',
    nearMiss: 'A secure mailer is distributed with this software.',
  },
  {
    id: 'Python-2.0',
    phrases: ['licensed to psf under a contributor agreement'],
    example: '# Copyright 2006 An Author.\n# Licensed to PSF under a Contributor Agreement.\n',
    nearMiss: 'Sent to the PSF with a contributor agreement by mail.',
  },
  {
    id: 'BSD-3-Clause',
    phrases: ['numpy license', 'scipy license', 'terms of the hsqldb license', 'distributed under the osi approved bsd license'],
    example: 'You may use this under the terms of the NumPy License.',
    nearMiss: 'NumPy is needed; what license it has is told by its authors.',
  },
  {
    id: 'iMatix',
    phrases: ['terms of the sfl license agreement'],
    example: 'Copyright: This is free software; you can redistribute it under the terms of the SFL License Agreement.',
    nearMiss: 'The terms of the license agreement with SFL are secret.',
  },
  {
    id: 'ICU',
    phrases: ['same license as icu', 'same terms as icu', 'icu license icu 1 8 1 and later', 'terms of the icu license'],
    example: 'The tables may be used under the same terms as ICU.',
    nearMiss: 'The tables are the same as those of ICU 50.',
  },
  {
    id: 'Apache-2.0 WITH LLVM-exception',
    phrases: ['apache license v2 0 with llvm exceptions', 'apache license v2 0 with llvm exception', 'apache 2 0 with llvm exceptions', 'apache license 2 0 with llvm exceptions'],
    example: 'Part of the LLVM Project, under the Apache License v2.0 with LLVM Exceptions.',
    nearMiss: 'Licensed under the Apache License v2.0. Compiled with LLVM.',
  },
  {
    id: 'OpenSSL',
    phrases: ['same license as openssl', 'same terms as openssl'],
    example: 'Rights for redistribution and usage are granted under the same terms as OpenSSL.',
    nearMiss: 'The functions are the same as those of OpenSSL.',
  },
  {
    id: 'MIT',
    phrases: ['see copyright notice in lua h', 'see copyright notice at the end of lua h'],
    example: 'lapi.c\nLua API\nSee Copyright Notice in lua.h',
    nearMiss: 'The names of the types are in lua.h',
  },
  {
    id: 'bzip2-1.0.6',
    phrases: ['bzip2 libbzip2 license', 'this program is released under the terms of the license contained in the file license bzip2', 'bzip2 license', 'this file is a part of bzip2 and or libbzip2 a program and library for lossless block sorting data compression', 'part of bzip2 libbzip2 a program and library for lossless'],
    example: 'This file is part of bzip2/libbzip2, a program and library for lossless, block-sorting data compression.',
    nearMiss: 'Packed with bzip2, a program for compression.',
  },
  {
    id: 'FSFAP',
    phrases: ['license allpermissive'],
    example: '# LICENSE AllPermissive\n',
    nearMiss: 'The gate is all permissive: it lets every packet pass.',
  },
];
