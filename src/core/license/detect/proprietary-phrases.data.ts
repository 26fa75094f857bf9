import type { NoticePhrases } from './notice-phrases.data.ts';

const works = ['file', 'code', 'software', 'program', 'source code', 'work', 'project', 'repository'];
const each = (...templates: readonly string[]): string[] => works.flatMap((work) => templates.map((template) => template.replace('*', work)));

/** Sentences by which owners keep their work to themselves. Each line has an example and a near miss; tests run all of them. */
export const proprietaryPhrases: readonly NoticePhrases[] = [
  {
    id: 'LicenseRef-proprietary',
    phrases: ['unauthorized copying of this file via any medium is strictly prohibited', 'unauthorised copying of this file via any medium is strictly prohibited', 'unauthorized copying of this file is strictly prohibited', 'unauthorized copying of this software via any medium is strictly prohibited', 'unauthorized copying of this software is strictly prohibited', 'unauthorized copying or distribution of this file', 'unauthorized copying or distribution of this software', 'unauthorized reproduction or distribution of this program', 'unauthorized use copying or distribution', 'unauthorized copying modification distribution', 'unauthorized copying distribution or use'],
    example: 'Copyright (C) The Company - All Rights Reserved\nUnauthorized copying of this file, via any medium is strictly prohibited',
    nearMiss: 'The server answers 401 Unauthorized while copying of this file is in progress.',
  },
  {
    id: 'LicenseRef-proprietary',
    phrases: ['proprietary and confidential', 'confidential and proprietary information of', 'confidential and proprietary to', 'proprietary and confidential information of', 'company confidential and proprietary', 'confidential proprietary source code', 'contains proprietary and confidential information', 'contains confidential and proprietary information', 'unpublished proprietary source code of'],
    example: 'This software is the confidential and proprietary information of the Company ("Confidential Information").',
    nearMiss: 'What is confidential is written to another file than what is proprietary.',
  },
  {
    id: 'LicenseRef-proprietary',
    phrases: ['licensed materials property of', 'this is proprietary software', 'this software is proprietary', 'this program is proprietary', 'this code is proprietary', 'this package is proprietary', 'this project is proprietary', 'is proprietary software and', 'under a proprietary license', 'under a commercial license only', 'this is commercial software'],
    example: 'Licensed Materials - Property of the Company\nUse, duplication or disclosure restricted.',
    nearMiss: 'A free replacement for what was proprietary.',
  },
  {
    id: 'LicenseRef-proprietary',
    phrases: ['this end user license agreement', 'this end user licence agreement', 'this eula is a legal agreement', 'end user license agreement eula is a legal agreement', 'this software license agreement is a legal agreement', 'this license agreement is a legal agreement between you'],
    example: 'This End User License Agreement ("Agreement") is a contract between you and the Company.',
    nearMiss: 'The end user finds the license in the About box.',
  },
  {
    id: 'LicenseRef-proprietary',
    phrases: ['without an express license agreement from', 'shall use it only in accordance with the terms of the license agreement you entered into', 'only in accordance with the terms of the license agreement you entered into', 'may only be used under the terms of a valid license agreement', 'may be used only in accordance with the terms of a license agreement', 'subject to the terms of a commercial license agreement', 'no part of this software may be reproduced', 'no part of this program may be reproduced', 'no part of this source code may be reproduced'],
    example: 'Any use, reproduction, disclosure or distribution of this software without an express license agreement from the Company is strictly prohibited.',
    nearMiss: 'Use it in accordance with the terms that are told below.',
  },
  {
    id: 'LicenseRef-proprietary',
    phrases: each('you may not copy modify or distribute this *', 'you may not use copy modify or distribute this *', 'you may not copy or distribute this *', 'you may not use this * without written permission', 'you may not use this * without a license', 'no license is granted to use this *', 'no license is granted for this *', 'no rights are granted to use this *', 'no license to use this *', 'this * is not licensed to the public'),
    example: 'Copyright 2020 The Company. No license to use this software is granted. You may not copy, modify or distribute this software.',
    nearMiss: 'You may copy, modify or distribute this software without a license from us.',
  },
  {
    id: 'LicenseRef-evaluation-only',
    phrases: ['this evaluation version may be used', 'this evaluation version of the software', 'this is an evaluation version', 'this evaluation copy', 'this trial version may be used', 'this trial version of the software', 'for production use purchase a commercial license', 'for production use you must purchase a license', 'for production use a commercial license is required', 'for production use you need a commercial license', 'after the evaluation period you must purchase', 'after the trial period you must purchase'],
    example: 'This evaluation version may be used for two weeks. Whoever wants to go on buys a license.',
    nearMiss: 'The evaluation of this version may be used in the paper.',
  },
  {
    id: 'LicenseRef-Oracle-BCL-Java',
    phrases: ['oracle binary code license agreement', 'binary code license agreement for the java se', 'sun microsystems inc binary code license agreement'],
    example: 'Oracle Binary Code License Agreement for the Java SE Platform Products and JavaFX',
    nearMiss: 'The code of the binary is under a license of its own, not of Oracle.',
  },
  {
    id: 'LicenseRef-Oracle-NFTC',
    phrases: ['oracle no fee terms and conditions'],
    example: 'The download is licensed under the Oracle No-Fee Terms and Conditions (NFTC).',
    nearMiss: 'Oracle takes no fee; terms and conditions are those of the license.',
  },
  {
    id: 'LicenseRef-Oracle-FUTC',
    phrases: ['oracle free use terms and conditions'],
    example: 'Use of the driver is subject to the Oracle Free Use Terms and Conditions license.',
    nearMiss: 'The terms and conditions of the free use of Oracle are told in the license.',
  },
  {
    id: 'LicenseRef-Oracle-OTN',
    phrases: ['oracle technology network license agreement', 'oracle technology network development and distribution license', 'otn license agreement'],
    example: 'ORACLE TECHNOLOGY NETWORK LICENSE AGREEMENT for the instant client',
    nearMiss: 'The network of Oracle has an agreement about licenses of technology.',
  },
  {
    id: 'LicenseRef-Microsoft-Software-License-Terms',
    phrases: ['microsoft software license terms', 'these license terms are an agreement between microsoft corporation', 'these license terms are an agreement between you and microsoft corporation', 'microsoft software supplemental license terms'],
    example: 'MICROSOFT SOFTWARE LICENSE TERMS\nA RUNTIME OF THE COMPANY\nThese license terms are an agreement between you and the company.',
    nearMiss: 'The software of Microsoft has license terms in the folder terms.',
  },
  {
    id: 'LicenseRef-Amazon-Software-License',
    phrases: ['amazon software license'],
    example: 'Licensed under the Amazon Software License (the "License"). You may not use this file except in compliance with the License.',
    nearMiss: 'The software that Amazon has a license for is in the next folder.',
  },
  {
    id: 'LicenseRef-Android-SDK',
    phrases: ['android software development kit license agreement', 'android sdk license agreement'],
    example: 'This is the Android Software Development Kit License Agreement',
    nearMiss: 'A license for the kit of Android is an agreement about software development.',
  },
];
