import type { NoticePhrases } from './notice-phrases.data.ts';

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
];
