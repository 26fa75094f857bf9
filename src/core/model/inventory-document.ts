import { z } from 'zod';
import { hashAlgorithms, origins } from './component.ts';
import { evidenceKinds } from './evidence.ts';
import { untoldFacts, usageContexts } from './inventory.ts';
import { matchKinds } from '../license/detect/match-kinds.ts';
import { fileNatures, licenseBases, licenseFileRoles, licenseFindingKinds, licenseModes } from './license-facts.ts';
import { licenseStatuses } from './license-status.ts';
import { issueCodes } from './issue.ts';
import { scopes } from './scope.ts';
import { criticalities } from '../usage/declared-usage.ts';
import { linkages } from '../usage/usage-facts.ts';

/** Changes when a field is removed or changes its meaning; new fields do not change it. */
export const inventoryDocumentSchema = 'muster-inventory/1';

const Line = z.int().min(1).optional();

const Evidence = z.object({
  kind: z.enum(evidenceKinds).meta({ description: 'Kind of file that says so.' }),
  path: z.string().meta({ description: 'Relative to the scanned root; entries of archives follow !/.' }),
  line: Line,
  source: z.string().meta({ description: 'Which reader: <ecosystem>/<source>.' }),
}).meta({ id: 'Evidence', description: 'Where a fact was read.' });

const DeclaredLicense = z.object({
  value: z.string().meta({ description: 'Word for word as the author wrote it.' }),
  url: z.string().optional().meta({ description: 'The address that stands beside it in a field of its own, as in a pom.xml.' }),
  path: z.string(),
  line: Line,
}).meta({ id: 'DeclaredLicense' });

const Metadata = z.object({
  description: z.string(), homepage: z.string(), repository: z.string(), supplier: z.string(),
  authors: z.array(z.string()), copyright: z.string(), cpe: z.string(),
}).partial().meta({ id: 'PackageMetadata', description: 'What a package says of itself, verbatim.' });

const Origin = z.object({
  tool: z.string(), version: z.string().optional(), path: z.string().meta({ description: 'Document of its findings.' }),
}).meta({ id: 'FindingsOrigin', description: 'A foreign tool whose findings were imported.' });

const LicenseMatch = z.object({
  kind: z.enum(matchKinds), expression: z.string().meta({ description: 'SPDX.' }),
  startLine: z.int().min(1), endLine: z.int().min(1),
  coverage: z.number().min(0).max(1).optional().meta({ description: 'Part of the words of the reference text that were found; absent where a foreign tool does not tell.' }), score: z.number().min(0).max(1),
  assumed: z.literal(true).optional().meta({ description: 'A version or variant that the text leaves open was taken from custom.' }),
  rule: z.string().optional().meta({ description: 'The rule of a foreign tool that matched.' }),
}).meta({ id: 'LicenseMatch' });

const LicenseReading = z.object({
  nature: z.enum(fileNatures), expression: z.string().optional(), matches: z.array(LicenseMatch),
  resembles: z.array(z.object({ id: z.string(), startLine: z.int().min(1), endLine: z.int().min(1), coverage: z.number() })),
  copyrights: z.array(z.object({ text: z.string(), line: z.int().min(1) })),
  cut: z.literal(true).optional().meta({ description: 'Only the beginning was read.' }),
  stanzas: z.array(z.object({
    files: z.array(z.string()).meta({ description: 'Patterns of paths in the source package; empty for the header.' }), name: z.string().meta({ description: 'As written.' }), expression: z.string(),
    startLine: z.int().min(1), endLine: z.int().min(1), main: z.literal(true).optional().meta({ description: 'It speaks of the work as a whole.' }),
    overrides: z.literal(true).optional().meta({ description: 'What the files say themselves does not count.' }),
  })).optional().meta({ description: 'What a machine-readable copyright file (DEP-5) or REUSE.toml states; expression is then that of the work as a whole.' }),
  texts: z.array(z.object({ id: z.string(), text: z.string() })).optional().meta({ description: 'Texts of licences that only this file knows.' }),
}).meta({ id: 'LicenseReading' });

const LicenseFile = z.object({
  path: z.string(), role: z.enum(licenseFileRoles), reading: LicenseReading.meta({ description: 'What counts.' }),
  origin: Origin.optional().meta({ description: 'Who found the licences; absent: Muster itself.' }),
  copyrightOrigin: Origin.optional().meta({ description: 'Who found the copyright statements; absent: Muster itself.' }),
  others: z.array(z.object({ origin: Origin.optional(), reading: LicenseReading })).optional().meta({ description: 'What others, Muster included, find in the same content; it does not count.' }),
}).meta({ id: 'LicenseFile', description: 'What one file says of licences and copyright.' });

const UnitLicenses = z.object({
  declared: z.array(z.object({
    value: z.string(), url: z.string().optional(), path: z.string(), line: Line, origin: Origin.optional().meta({ description: 'Who read it in the package; absent: Muster itself.' }), expression: z.string().optional(), certainty: z.enum(['exact', 'alias', 'assumed', 'file', 'proprietary', 'none', 'unknown']),
    notes: z.array(z.string()), candidates: z.array(z.string()).optional(), unspecified: z.string().optional().meta({ description: 'Stands for it in an expression with others.' }),
  })).optional().meta({ description: 'Statements that are no SPDX expressions, and how they were understood; those that a foreign tool read.' }),
  declaredLicense: z.string().optional().meta({ description: 'SPDX expression of what the author declares, as far as it was understood.' }),
  detectedLicense: z.string().optional().meta({ description: 'SPDX expression of what the main licence files, or else the readme, hold.' }),
  concluded: z.object({ license: z.string(), reason: z.string(), path: z.string(), line: Line }).optional().meta({ description: 'What a curation says.' }),
  effective: z.object({
    status: z.enum(licenseStatuses).meta({ description: 'settled; conflict: the sources contradict each other; none: nothing is licensed to the public; unknown.' }),
    license: z.string().optional(), basis: z.enum(licenseBases).optional(),
    besides: z.array(z.string()).optional().meta({ description: 'SPDX. The other sides of a contradiction, and limits that files of the package state; the gate judges these too.' }),
    silent: z.literal(true).optional().meta({ description: 'The package stands here in full, and neither its author nor a file in it names a licence: the gate takes it for unlicensed.' }),
  }).meta({ description: 'The licence to go by, by the precedence.' }),
  files: z.array(LicenseFile).optional(),
  embedded: z.array(z.object({
    pattern: z.string(), license: z.string().optional(), files: z.array(LicenseFile),
    stated: z.enum(['work', 'packaging']).optional().meta({ description: 'The copyright file or the annotations of the package state it: of the work, or of what only builds, tests or documents it.' }),
  })).optional().meta({ description: 'Parts that are under terms of their own, such as vendored code.' }),
  copyrights: z.array(z.string()).optional(),
}).meta({ id: 'Licenses', description: 'Declared, detected, concluded and effective licence; lists that would be empty are left out.' });

const Owner = z.object({
  name: z.string(), path: z.string(), line: Line,
  kind: z.enum(['codeowners', 'maintainers', 'package', 'catalog', 'configuration']),
}).meta({ id: 'Owner' });

const Project = z.object({
  id: z.string(), ecosystem: z.string(), path: z.string(), name: z.string(),
  version: z.string().optional(), purl: z.string().optional(),
  declaredLicenses: z.array(DeclaredLicense), metadata: Metadata, owners: z.array(Owner), evidence: z.array(Evidence),
  licenses: UnitLicenses.optional(),
}).meta({ id: 'Project', description: 'A first-party unit of the scanned tree.' });

export const ComponentData = z.object({
  purl: z.string().meta({ description: 'Canonical package URL; identity of the component. Without version when none is known.' }),
  name: z.string(), group: z.string().optional(), version: z.string().optional(),
  requirements: z.array(z.string()).meta({ description: 'Version requirements as written in manifests.' }),
  scope: z.enum(scopes), direct: z.boolean().meta({ description: 'A project of the tree asks for it itself.' }),
  origin: z.enum(origins),
  declaredLicenses: z.array(DeclaredLicense),
  hashes: z.array(z.object({ algorithm: z.enum(hashAlgorithms), value: z.string() })),
  downloadLocation: z.string().optional(),
  aliases: z.array(z.string()), platforms: z.array(z.string()), overridden: z.boolean(),
  metadata: Metadata, evidence: z.array(Evidence),
  licenses: UnitLicenses.optional(),
  paths: z.array(z.array(z.string())).meta({ description: 'Up to three ways from a project to the component: ids of projects and purls. They are the shortest ones; where none of these has the scope of the component, the shortest one that has it comes first.' }),
}).meta({ id: 'Component' });

export const IssueData = z.object({
  code: z.enum(issueCodes), path: z.string(), line: Line, message: z.string(), remedy: z.string(), source: z.string(),
}).meta({ id: 'Issue', description: 'Something that could not be done.' });

const DeclaredUse = z.object({
  component: z.string().meta({ description: 'Package URL without version; * stands for any characters.' }), linkage: z.enum(linkages).optional(), modified: z.boolean().optional(), scope: z.enum(scopes).optional(),
  clientCode: z.boolean().optional(), entitlement: z.boolean().optional(), license: z.string().optional(), owner: z.string().optional(), reason: z.string().optional(), line: Line, path: z.string().optional().meta({ description: 'The configuration file, where it is not muster.yaml of the target.' }),
});

const DeclaredUsage = z.object({
  outboundLicense: z.string().optional().meta({ description: 'SPDX, or proprietary.' }), clientCode: z.boolean().optional(), userProduct: z.boolean().optional(), internetFacing: z.boolean().optional(),
  criticality: z.enum(criticalities).optional(), uses: z.array(DeclaredUse).optional(),
}).meta({ id: 'DeclaredUsage', description: 'What muster.yaml says of the use of the project and of its components.' });

export const SubjectData = z.object({
  name: z.string(), version: z.string().optional(), kind: z.enum(['directory', 'git', 'archive', 'sbom', 'file']),
  location: z.string().meta({ description: 'As the user named it.' }), revision: z.string().optional().meta({ description: 'Commit.' }),
  usageContext: z.enum(usageContexts).optional(), department: z.string().optional(), usage: DeclaredUsage.optional(), owners: z.array(Owner),
}).meta({ id: 'Subject', description: 'What was scanned.' });

const Dependencies = z.array(z.object({
  ref: z.string(),
  dependsOn: z.array(z.object({ ref: z.string(), scope: z.enum(scopes) })),
}));

const Inventory = z.object({
  subject: SubjectData,
  coverage: z.object({ files: z.int(), directories: z.int(), recognized: z.int(), ignored: z.int() }),
  untold: z.array(z.enum(untoldFacts)).optional().meta({ description: 'What the bill of materials that was read tells of no component: what stands here instead is what follows without it.' }),
  projects: z.array(Project),
  components: z.array(ComponentData),
  dependencies: Dependencies.meta({ description: 'Edges of the dependency graph; refs are ids of projects and purls of components.' }),
  resolutions: z.array(z.object({
    path: z.string().meta({ description: 'The file that says it.' }),
    dependencies: Dependencies.meta({ description: 'What these components need by that file, and which of them the projects ask for; everything else is as in the dependencies of the inventory.' }),
  })).optional().meta({ description: 'Where lockfiles of the target give the same version of a component other versions of what it needs: what each of them says. The dependencies of the inventory hold what any of them says.' }),
  issues: z.array(IssueData),
  licenseCoverage: z.object({
    mode: z.enum(licenseModes), files: z.int().meta({ description: 'Files that were read for licences.' }),
    unassigned: z.int().meta({ description: 'Files that belong to no package that we know.' }),
    findings: z.array(Origin.extend({
      files: z.int().meta({ description: 'Files for which it was used.' }), packages: z.int().meta({ description: 'Packages for which it was used.' }),
      stale: z.array(z.string()).meta({ description: 'Files whose content is another by now: what it says of them was not used.' }),
      absent: z.array(z.string()).meta({ description: 'Files of which it says something and that the target does not have, as the document names them.' }),
      unverified: z.int().meta({ description: 'Files for which it was used although it does not tell of which content it speaks.' }),
    })).optional().meta({ description: 'Documents of foreign findings, in the order in which they count.' }),
  }).optional().meta({ description: 'Absent where licences were not looked for.' }),
  licenses: UnitLicenses.optional().meta({ description: 'Of the target itself, where no project stands in its root.' }),
  licenseFindings: z.array(z.object({
    kind: z.enum(licenseFindingKinds), ref: z.string().optional().meta({ description: 'Purl of a component or id of a project.' }), message: z.string(), remedy: z.string(),
    evidence: z.array(z.object({ path: z.string(), line: Line, says: z.string(), by: z.string().optional().meta({ description: 'Who found it, where it was not Muster.' }) })),
  })).optional().meta({ description: 'Contradictions, parts under other licences, and what was not understood.' }),
}).meta({ id: 'Inventory' });

/** The form of `--format json`; its JSON Schema is docs/reference/inventory.schema.json. */
export const InventoryDocument = z.object({
  schema: z.literal(inventoryDocumentSchema),
  generatedAt: z.string().meta({ description: 'ISO 8601, UTC.' }),
  tool: z.object({ name: z.string(), version: z.string() }),
  inventories: z.array(Inventory),
}).meta({ title: 'Muster inventory', description: 'Result of muster scan --format json: one inventory for each target.' });

export type InventoryDocument = z.infer<typeof InventoryDocument>;
