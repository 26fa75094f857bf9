import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dressed, expressionOf } from '../../../../test/support/detected-license.ts';

describe('a sentence beside a licence that limits it', () => {
  it.each([
    ['Licensed under the Apache License, Version 2.0, with the further restriction that nobody may offer it to others as a hosted service.', 'Apache-2.0 AND LicenseRef-no-hosted-service'],
    ['This project is licensed under the MIT License, but you may not run it as a service for your customers.', 'MIT AND LicenseRef-no-hosted-service'],
    ['Licensed under the Apache License, Version 2.0. Licensees are forbidden from offering the software as a managed service.', 'Apache-2.0 AND LicenseRef-no-hosted-service'],
    ['Released under the BSD 3-Clause License. It may not be used in commercial products.', 'BSD-3-Clause AND LicenseRef-noncommercial-use-only'],
    ['Licensed under the GPLv3. Commercial use of this program is not permitted.', 'GPL-3.0-only AND LicenseRef-noncommercial-use-only'],
    ['Free to use under the MIT License, excluding commercial use.', 'MIT AND LicenseRef-noncommercial-use-only'],
    ['Licensed under the MIT License for any purpose except military applications.', 'MIT AND LicenseRef-no-military-use'],
    ['The library is under the ISC License; it must not be used to train any machine learning models.', 'ISC AND LicenseRef-no-ai-training'],
    ['This software is licensed under the Apache License 2.0. You may not use it to build a competing product.', 'Apache-2.0 AND LicenseRef-no-competing-use'],
    ['Licensed under the MIT license. You must not sell this software.', 'MIT AND LicenseRef-additional-restriction'],
    ['This file is under the MIT license, with the exception that it may not be sold.', 'MIT AND LicenseRef-additional-restriction'],
    ['Released under the MIT License for personal use only.', 'MIT AND LicenseRef-personal-use-only'],
    ['Apache License 2.0 with the following additional conditions: more than one tenant needs our consent.', 'Apache-2.0 AND LicenseRef-additional-restriction'],
    ['The tool is licensed under a modified version of the Apache License 2.0.', 'LicenseRef-additional-restriction AND Apache-2.0'],
    ['SPDX-License-Identifier: MIT\n\nThis program may not be used for any commercial purpose without our consent.', 'MIT AND LicenseRef-noncommercial-use-only'],
  ])('%s', (text, expected) => {
    for (const one of dressed(text)) expect(expressionOf(one), one).toBe(expected);
  });

  it.each([
    ['Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance with the License.', 'Apache-2.0'],
    ['Licensed under the MIT License. You may use it for commercial purposes and sell copies.', 'MIT'],
    ['Licensed under the MIT License without additional restrictions.', 'MIT'],
    ['Licensed under the MIT License. The name of the author may not be used to promote commercial products.', 'MIT'],
    ['Licensed under the BSD 3-Clause License, which does not prohibit commercial use.', 'BSD-3-Clause'],
    ['MIT License. There is no restriction on commercial use.', 'MIT'],
    ['Licensed under the MIT License. The interface cannot be used by hosted services yet.', 'MIT'],
    ['Licensed under the GPLv2. If that does not suit you, you cannot use it without a commercial license.', 'GPL-2.0-only'],
    ['Licensed under the MIT License.\n\nSome words about it.\n\nThe pictures of the manual may not be sold.', 'MIT'],
    ['Licensed under CC-BY-NC-4.0. It may not be used for commercial purposes.', 'CC-BY-NC-4.0'],
  ])('is not seen in: %s', (text, expected) => {
    for (const one of dressed(text)) expect(expressionOf(one), one).toBe(expected);
  });

  it('never takes the licence away', () => {
    const words = fc.constantFrom('may', 'not', 'be', 'used', 'sold', 'commercial', 'use', 'except', 'military', 'only', 'for', 'personal', 'additional', 'restrictions', 'with', 'the', 'you', 'prohibited', 'as', 'a', 'service', 'it');
    fc.assert(fc.property(fc.array(words, { maxLength: 20 }), (said) => {
      expect(expressionOf(`SPDX-License-Identifier: MIT\n\n${said.join(' ')}.`)?.split(' AND ')).toContain('MIT');
    }));
  });
});
