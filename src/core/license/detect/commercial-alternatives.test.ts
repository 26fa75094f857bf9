import { describe, expect, it } from 'vitest';
import { dressed, expressionOf } from '../../../../test/support/detected-license.ts';

describe('terms of a contract that are offered instead of a licence', () => {
  it.each([
    ['Licensed GPLv3 for open source use\nor ACME Commercial License for commercial use', 'GPL-3.0-only OR LicenseRef-proprietary'],
    ['The engine is dual-licensed under the AGPLv3 and a commercial license.', 'AGPL-3.0-only OR LicenseRef-proprietary'],
    ['This library is available under the GPL v2. A commercial license is available from the author.', 'GPL-2.0-only OR LicenseRef-proprietary'],
    ['This library is available under the GPL v2. If that does not suit you, you can buy a commercial license at our shop.', 'GPL-2.0-only OR LicenseRef-proprietary'],
    ['Licensed under the GPLv3. For commercial licensing, contact the author.', 'GPL-3.0-only OR LicenseRef-proprietary'],
    ['Licensees holding a valid commercial ACME license may use this file in accordance with their agreement.\n\nAlternatively, this file may be used under the terms of the GNU General Public License version 3.', 'GPL-3.0-only OR LicenseRef-proprietary'],
    ['Licensed under the GPL-2.0-or-later or a commercial license. Includes zlib under the zlib license.', '(GPL-2.0-or-later OR LicenseRef-proprietary) AND Zlib'],
    ['Licensed under the GPLv3 or the MPL 2.0, at your option, or under a commercial license.', 'GPL-3.0-only OR MPL-2.0 OR LicenseRef-proprietary'],
  ])('%s', (text, expected) => {
    for (const one of dressed(text)) expect(expressionOf(one), one).toBe(expected);
  });

  it.each([
    ['Licensed under the MIT License. No commercial license is required.', 'MIT'],
    ['Licensed under the MIT License. You can use it in commercial products.', 'MIT'],
    ['Licensed under the GPLv2. It is not available under a commercial license.', 'GPL-2.0-only'],
    ['Licensed under the Apache License 2.0. It can be combined with works under proprietary or commercial licenses.', 'Apache-2.0'],
    ['The plugin is under the MIT license. The editor, which has a commercial license, is not included.', 'MIT'],
  ])('are not seen in: %s', (text, expected) => {
    for (const one of dressed(text)) expect(expressionOf(one), one).toBe(expected);
  });
});
