import { expect, it } from 'vitest';
import { expressionOf } from '../../../../test/support/detected-license.ts';

it.each([
  'const LICENSES = ["MIT", "Apache-2.0", "GPL-3.0-only"];',
  "export const permissiveLicenses = [\n  'MIT',\n  'BSD-2-Clause',\n  'BSD-3-Clause',\n];",
  'KNOWN_LICENSES = ("MIT License", "BSD License")',
  'if (license === "MIT") return;',
  "if pkg.license != 'GPL-3.0-or-later':",
  'expect(licenseOf(file)).toBe("GPL-2.0-only");',
  'return licenses.includes("AGPL-3.0-only");',
  'switch (license) {\n  case "MIT": return 1;\n  case "Apache-2.0": return 2;\n}',
  'option("--license", { description: "license of the new package", default: "MIT" })',
  'const names = { "MIT": "old", "BSD-3-Clause": "new" }; // of licenses',
  'license-policy:\n  allow:\n    - MIT\n    - BSD-2-Clause\n    - BSD-3-Clause\n  deny:\n    - GPL-3.0-only\n',
])('a program or a policy that names licences grants none: %j', (text) => {
  expect(expressionOf(text)).toBeUndefined();
});

it.each([
  ['licenses = ["MIT", "GPL-2.0-only"]', 'MIT AND GPL-2.0-only'],
  ['  "license": "CC0-1.0",\n  "files": ["index.json"]', 'CC0-1.0'],
  ['  spec.licenses = ["Ruby", "BSD-2-Clause"]', 'Ruby AND BSD-2-Clause'],
  ["setup(name='x', license='MIT')", 'MIT'],
  ['const license = "MIT";', 'MIT'],
  ['MODULE_LICENSE("Dual MIT/GPL");', 'MIT OR GPL-2.0-only'],
  ['license:\n  - MIT\n  - BSD-3-Clause\n', 'MIT AND BSD-3-Clause'],
  ['This is licensed under "MIT", "BSD" and "GPL-2.0-only".', 'MIT AND BSD-3-Clause AND GPL-2.0-only'],
])('a field says what the terms are: %j', (text, expected) => {
  expect(expressionOf(text)).toBe(expected);
});
