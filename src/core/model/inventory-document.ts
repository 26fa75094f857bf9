import { z } from 'zod';
import { hashAlgorithms, origins } from './component.ts';
import { evidenceKinds } from './evidence.ts';
import { usageContexts } from './inventory.ts';
import { issueCodes } from './issue.ts';
import { scopes } from './scope.ts';

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
  path: z.string(),
  line: Line,
}).meta({ id: 'DeclaredLicense' });

const Metadata = z.object({
  description: z.string(), homepage: z.string(), repository: z.string(), supplier: z.string(),
  authors: z.array(z.string()), copyright: z.string(), cpe: z.string(),
}).partial().meta({ id: 'PackageMetadata', description: 'What a package says of itself, verbatim.' });

const Owner = z.object({
  name: z.string(), path: z.string(), line: Line,
  kind: z.enum(['codeowners', 'maintainers', 'package', 'catalog', 'configuration']),
}).meta({ id: 'Owner' });

const Project = z.object({
  id: z.string(), ecosystem: z.string(), path: z.string(), name: z.string(),
  version: z.string().optional(), purl: z.string().optional(),
  declaredLicenses: z.array(DeclaredLicense), metadata: Metadata, owners: z.array(Owner), evidence: z.array(Evidence),
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
  paths: z.array(z.array(z.string())).meta({ description: 'Up to three of the shortest ways from a project to the component: ids of projects and purls.' }),
}).meta({ id: 'Component' });

export const IssueData = z.object({
  code: z.enum(issueCodes), path: z.string(), line: Line, message: z.string(), remedy: z.string(), source: z.string(),
}).meta({ id: 'Issue', description: 'Something that could not be done.' });

export const SubjectData = z.object({
  name: z.string(), version: z.string().optional(), kind: z.enum(['directory', 'git', 'archive', 'sbom', 'file']),
  location: z.string().meta({ description: 'As the user named it.' }), revision: z.string().optional().meta({ description: 'Commit.' }),
  usageContext: z.enum(usageContexts).optional(), department: z.string().optional(), owners: z.array(Owner),
}).meta({ id: 'Subject', description: 'What was scanned.' });

const Inventory = z.object({
  subject: SubjectData,
  coverage: z.object({ files: z.int(), directories: z.int(), recognized: z.int(), ignored: z.int() }),
  projects: z.array(Project),
  components: z.array(ComponentData),
  dependencies: z.array(z.object({
    ref: z.string(),
    dependsOn: z.array(z.object({ ref: z.string(), scope: z.enum(scopes) })),
  })).meta({ description: 'Edges of the dependency graph; refs are ids of projects and purls of components.' }),
  issues: z.array(IssueData),
}).meta({ id: 'Inventory' });

/** The form of `--format json`; its JSON Schema is docs/reference/inventory.schema.json. */
export const InventoryDocument = z.object({
  schema: z.literal(inventoryDocumentSchema),
  generatedAt: z.string().meta({ description: 'ISO 8601, UTC.' }),
  tool: z.object({ name: z.string(), version: z.string() }),
  inventories: z.array(Inventory),
}).meta({ title: 'Muster inventory', description: 'Result of muster scan --format json: one inventory for each target.' });

export type InventoryDocument = z.infer<typeof InventoryDocument>;
