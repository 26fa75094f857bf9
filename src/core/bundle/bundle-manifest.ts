import { z } from 'zod';
import { usageContexts } from '../model/inventory.ts';

/** Changes when a field is removed or changes its meaning; new fields do not change it. */
export const bundleManifestSchema = 'muster-bundle/1';

/** Where the manifest stands in a bundle. */
export const manifestPath = 'manifest.json';

export const bundleFileKinds = ['readme', 'notice', 'license', 'sbom', 'offer', 'source', 'checklist', 'sums'] as const;

export type BundleFileKind = (typeof bundleFileKinds)[number];

/** `manifest.json` of a bundle; its JSON Schema is docs/reference/bundle.schema.json. */
export const BundleManifest = z.object({
  schema: z.literal(bundleManifestSchema),
  generatedAt: z.string().meta({ description: 'ISO 8601, UTC; SOURCE_DATE_EPOCH fixes it.' }),
  tool: z.object({ name: z.string(), version: z.string() }),
  subjects: z.array(z.object({ name: z.string(), version: z.string().optional() })),
  context: z.enum(usageContexts),
  files: z.array(z.object({
    path: z.string(),
    kind: z.enum(bundleFileKinds),
    size: z.number().int().nonnegative().meta({ description: 'Bytes.' }),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })).meta({ description: 'Everything in the bundle but this manifest, sorted by path.' }),
  sources: z.array(z.object({
    component: z.string(),
    path: z.string(),
    from: z.string().meta({ description: 'The directory that was packed, or the address that was fetched.' }),
  })),
  missing: z.array(z.string()).meta({ description: 'What the bundle should hold and does not, in words.' }),
}).meta({ title: 'Muster bundle', description: 'Manifest of what muster bundle writes.' });

export type BundleManifest = z.infer<typeof BundleManifest>;

export interface BundleFile {
  readonly path: string;
  readonly kind: BundleFileKind;
  readonly bytes: Uint8Array;
}
