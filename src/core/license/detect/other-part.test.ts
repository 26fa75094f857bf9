import { describe, expect, it } from 'vitest';
import { expressionOf } from '../../../../test/support/detected-license.ts';

describe('licences of different parts of a work', () => {
  it.each([
    ['The core is MIT licensed; enterprise modules, an alternative license model, are under BUSL-1.1.', 'MIT AND BUSL-1.1'],
    ['Everything in the /ee directory is under the Elastic License 2.0, the rest is MIT licensed.', 'Elastic-2.0 AND MIT'],
    ['All content that resides under the "ee/" directory of this repository is licensed under BUSL-1.1. Everything else is available under the MIT License.', 'BUSL-1.1 AND MIT'],
    ['This repository is licensed under the Apache License 2.0, except for the ee directory which is licensed under the Elastic License 2.0.', 'Apache-2.0 AND Elastic-2.0'],
    ['With the exception of the ee folder, whose license is the Elastic License 2.0, the project is released under the MIT license.', 'Elastic-2.0 AND MIT'],
    ['This project is MIT licensed except for the `enterprise/` directory, which has its own license (BUSL-1.1).', 'MIT AND BUSL-1.1'],
    ['All files are under Apache-2.0 except those in vendor/, which are under the licenses stated there, and contrib/, which is dual licensed under MIT or GPL-2.0-only.', 'Apache-2.0 AND (MIT OR GPL-2.0-only)'],
    ['Foo is open core: the core is released under AGPL-3.0-only, or you may buy the enterprise modules, which are licensed under BUSL-1.1.', 'AGPL-3.0-only AND BUSL-1.1'],
    ['The source code in this repository is dual licensed: files in packages/ee are under BUSL-1.1 and all others are under Apache-2.0.', 'BUSL-1.1 AND Apache-2.0'],
    ['This repository is dual-licensed. The community edition is under the MIT license, the enterprise edition is under the SSPL-1.0.', 'MIT AND SSPL-1.0'],
    ['We use an open-core licensing model. The core is Apache-2.0; premium features, offered as an option, are under BUSL-1.1.', 'Apache-2.0 AND BUSL-1.1'],
    ['Foo uses a dual licensing model: the community edition is released under the GNU AGPL v3 only and the enterprise add-ons are under the Elastic License 2.0.', 'AGPL-3.0-only AND Elastic-2.0'],
    ['Choose the MIT license for the client; the server is available only under the AGPL-3.0-only.', 'MIT AND AGPL-3.0-only'],
    ['The frontend is MIT, but the backend is AGPL-3.0-only.', 'MIT AND AGPL-3.0-only'],
    ['The core is MIT licensed, the plugins are GPL-2.0-only or MIT at your option.', 'MIT AND (GPL-2.0-only OR MIT)'],
    ['The docs are under CC-BY-4.0 or the GFDL-1.3-or-later; the examples are under the MIT license.', '(CC-BY-4.0 OR GFDL-1.3-or-later) AND MIT'],
    ['The core library is licensed under MIT or Apache-2.0. The rest is licensed under GPL-3.0-only.', '(MIT OR Apache-2.0) AND GPL-3.0-only'],
    ['Source code is either under the Apache License 2.0 (most of it) or under BUSL-1.1 (everything in ee).', 'Apache-2.0 AND BUSL-1.1'],
    ['Each file is either under Apache-2.0 or under BUSL-1.1; the header of the file says which.', 'Apache-2.0 AND BUSL-1.1'],
    ['Files are licensed under MIT or BUSL-1.1, as their headers specify.', 'MIT AND BUSL-1.1'],
    ['Source code in this repository is variously licensed under the Apache-2.0 or the Elastic-2.0.', 'Apache-2.0 AND Elastic-2.0'],
    ['The packages are licensed under the MIT License or the Elastic License 2.0, depending on the directory.', 'MIT AND Elastic-2.0'],
    ['# License\n\n- Server: AGPL-3.0-only\n- Client libraries: Apache-2.0\n', 'AGPL-3.0-only AND Apache-2.0'],
    ['## License\n\n* **Code**: MIT\n* **Documentation**: CC-BY-4.0\n* **Fonts**: OFL-1.1\n', 'MIT AND CC-BY-4.0 AND OFL-1.1'],
  ])('all hold: %j', (text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });

  it.each([
    ['The modules are available under the MIT license, or, as an alternative, under GPL-3.0-only.', 'MIT OR GPL-3.0-only'],
    ['The enterprise edition is available under either the SSPL-1.0 or the Elastic-2.0.', 'SSPL-1.0 OR Elastic-2.0'],
    ['Choose one: the MIT License (see LICENSE-MIT) or the Apache License, Version 2.0 (see LICENSE-APACHE).', 'MIT OR Apache-2.0'],
    ['Each file may be used under the MIT license or the GPL-2.0-only license, at your option.', 'MIT OR GPL-2.0-only'],
    ['Every source file of this project is licensed under either the MIT license or the Apache License 2.0.', 'MIT OR Apache-2.0'],
    ['Licensed under the MIT license or, if the recipient is licensed by us, under the GPL-3.0-only license.', 'MIT OR GPL-3.0-only'],
    ['You may choose the MIT license, the text of which is available in LICENSE, or the Apache License 2.0.', 'MIT OR Apache-2.0'],
    ['The plugin is available under either the MIT license or, for the kernel, the GPL-2.0-only license.', 'MIT OR GPL-2.0-only'],
    ['jQuery is dual licensed under the MIT or GPL version 2 licenses, and the plugins are available under the same terms.', 'MIT OR GPL-2.0-only'],
    ['You can use this plugin under MIT, or, if your theme is licensed under the GPL, under GPL-2.0-or-later.', 'MIT OR GPL-2.0-or-later'],
    ['The software, as a whole, is licensed under GPL-2.0-only. Or the user is free to use the MIT license.', 'GPL-2.0-only OR MIT'],
    ['Dual licensed: the MIT license is for everybody, the GPL-2.0-only license is for the kernel.', 'MIT OR GPL-2.0-only'],
  ])('are told from a choice for the same part: %j', (text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });

  it('reads no name of a person as the next entry of a list', () => {
    expect(expressionOf('# License\n\n- Server: AGPL-3.0-only\n- Author: Mit Example\n')).toBe('AGPL-3.0-only');
  });
});
