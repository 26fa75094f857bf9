import type { Replacement } from './replacement.ts';

const pdfsharp = { purl: 'pkg:nuget/PDFsharp', license: 'MIT' } as const;

export const nugetReplacements: readonly Replacement[] = [
  { of: ['pkg:nuget/iTextSharp'], from: '5.0.0', terms: 'AGPL-3.0-only', context: 'hosted', instead: [pdfsharp], source: 'licence of the package' },
  { of: ['pkg:nuget/itext7', 'pkg:nuget/itext7.*', 'pkg:nuget/itext', 'pkg:nuget/itext.*'], terms: 'AGPL-3.0-only', context: 'hosted', instead: [pdfsharp], source: 'licence of the package' },
  { of: ['pkg:nuget/EPPlus'], from: '5.0.0', terms: 'PolyForm-Noncommercial-1.0.0', context: 'hosted', instead: [{ purl: 'pkg:nuget/ClosedXML', license: 'MIT' }], source: 'licence of 5.0' },
  { of: ['pkg:nuget/MySql.Data'], terms: 'GPL-2.0-only WITH Universal-FOSS-exception-1.0', context: 'distributed', instead: [{ purl: 'pkg:nuget/MySqlConnector', license: 'MIT' }], source: 'licence of the package' },
  { of: ['pkg:nuget/FluentAssertions'], from: '8.0.0', terms: 'LicenseRef-Xceed-Community', context: 'hosted', instead: [{ from: '7.0.0', before: '8.0.0', license: 'Apache-2.0', note: 'Version 8 may be used for money only with a paid licence.' }, { purl: 'pkg:nuget/AwesomeAssertions', license: 'Apache-2.0', note: 'A fork of version 7.' }], source: 'LICENSE of 8.0.0' },
  { of: ['pkg:nuget/MediatR'], from: '13.0.0', terms: 'RPL-1.5', context: 'hosted', instead: [{ before: '13.0.0', license: 'Apache-2.0', note: 'Version 13 changed to RPL-1.5 or a paid licence.' }], source: 'LICENSE of 13.0.0' },
  { of: ['pkg:nuget/AutoMapper'], from: '15.0.0', terms: 'RPL-1.5', context: 'hosted', instead: [{ before: '15.0.0', license: 'MIT', note: 'Version 15 changed to RPL-1.5 or a paid licence; flaws that were reported since are mended in later versions only.' }, { purl: 'pkg:nuget/Mapster', license: 'MIT' }], source: 'LICENSE of 15.0.0' },
  { of: ['pkg:nuget/Duende.IdentityServer', 'pkg:nuget/Duende.IdentityServer.*'], terms: 'LicenseRef-Duende', context: 'hosted', instead: [{ purl: 'pkg:nuget/OpenIddict.AspNetCore', license: 'Apache-2.0' }], source: 'licence of the package' },
  { of: ['pkg:nuget/SixLabors.ImageSharp'], from: '3.0.0', terms: 'LicenseRef-Six-Labors-Split-1.0', context: 'distributed', instead: [{ purl: 'pkg:nuget/SkiaSharp', license: 'MIT' }], source: 'LICENSE of 3.0.0' },
  { of: ['pkg:nuget/SixLabors.ImageSharp.Drawing'], from: '2.0.0', terms: 'LicenseRef-Six-Labors-Split-1.0', context: 'distributed', instead: [{ purl: 'pkg:nuget/SkiaSharp', license: 'MIT' }], source: 'LICENSE of 2.0.0' },
  { of: ['pkg:nuget/QuestPDF'], from: '2023.4.0', terms: 'LicenseRef-QuestPDF', context: 'distributed', instead: [pdfsharp], source: 'licence of the package' },
  { of: ['pkg:nuget/Hangfire.Core', 'pkg:nuget/Hangfire'], terms: 'LGPL-3.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:nuget/Quartz', license: 'Apache-2.0' }], source: 'licence of the package' },
];
