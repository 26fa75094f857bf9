import type { Replacement } from './replacement.ts';

export const cargoReplacements: readonly Replacement[] = [
  { of: ['pkg:cargo/imagequant'], terms: 'GPL-3.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:cargo/color_quant', license: 'MIT', note: 'Smaller, and coarser.' }], source: 'Cargo.toml' },
  { of: ['pkg:cargo/gifski'], terms: 'AGPL-3.0-or-later', context: 'hosted', instead: [{ purl: 'pkg:cargo/gif', license: 'MIT OR Apache-2.0', note: 'Writes the format, and leaves the choice of colours to you.' }], source: 'Cargo.toml' },
  { of: ['pkg:cargo/dssim', 'pkg:cargo/dssim-core'], terms: 'AGPL-3.0-only', context: 'hosted', instead: [{ purl: 'pkg:cargo/image-compare', license: 'MIT' }], source: 'Cargo.toml' },
  { of: ['pkg:cargo/slint'], terms: 'GPL-3.0-only OR LicenseRef-Slint-Royalty-free-2.0 OR LicenseRef-Slint-Software-3.0', context: 'distributed', instead: [{ purl: 'pkg:cargo/iced', license: 'MIT' }, { purl: 'pkg:cargo/egui', license: 'MIT OR Apache-2.0' }], source: 'LICENSE.md of the repository' },
  { of: ['pkg:cargo/sequoia-openpgp'], terms: 'LGPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:cargo/pgp', license: 'MIT OR Apache-2.0' }], source: 'Cargo.toml' },
];
