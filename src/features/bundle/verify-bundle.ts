import { decodeUtf8 } from '#core/binary/utf8.ts';
import { BundleManifest, manifestPath } from '#core/bundle/bundle-manifest.ts';

/** What is in a bundle, as it was found. */
export interface FoundBundle {
  /** Paths of all files, without those that were refused. */
  readonly paths: readonly string[];
  /** Throws with a reason fit for people when it cannot be read. */
  readonly read: (path: string) => Uint8Array;
  /** What is wrong with the container itself. */
  readonly problems: readonly string[];
}

export const bundleFaults = ['container', 'manifest', 'missing', 'added', 'changed'] as const;

export interface BundleProblem {
  readonly fault: (typeof bundleFaults)[number];
  /** Absent where it concerns the bundle. */
  readonly path?: string;
  readonly message: string;
}

export interface Verification {
  readonly problems: readonly BundleProblem[];
  /** Absent when there is none that can be read. */
  readonly manifest?: BundleManifest;
  /** Files whose hash is what the manifest says. */
  readonly intact: number;
}

/** Compares a bundle with its manifest: every file is there, is what it was, and nothing was added. */
export function verifyBundle({ paths, read, problems: found }: FoundBundle, sha256: (bytes: Uint8Array) => string): Verification {
  const problems: BundleProblem[] = found.map((message) => ({ fault: 'container', message }));
  const manifest = paths.includes(manifestPath) ? parsedManifest(read, problems) : undefined;
  if (manifest === undefined) {
    if (!paths.includes(manifestPath)) problems.push({ fault: 'manifest', message: `there is no ${manifestPath}: this is no bundle of muster, or the file was taken out` });
    return { problems, intact: 0 };
  }
  const present = new Set(paths);
  const listed = new Set<string>([manifestPath]);
  let intact = 0;
  for (const { path, size, sha256: wanted } of manifest.files) {
    if (listed.has(path)) problems.push({ fault: 'manifest', path, message: 'the manifest lists it twice' });
    listed.add(path);
    if (!present.has(path)) {
      problems.push({ fault: 'missing', path, message: 'it is in the manifest and not in the bundle' });
      continue;
    }
    try {
      const bytes = read(path);
      if (bytes.length !== size) problems.push({ fault: 'changed', path, message: `it has ${bytes.length} bytes, and the manifest says ${size}` });
      else if (sha256(bytes) !== wanted) problems.push({ fault: 'changed', path, message: 'its SHA-256 is not the one of the manifest' });
      else intact++;
    } catch (error) {
      problems.push({ fault: 'changed', path, message: `it cannot be read: ${(error as Error).message}` });
    }
  }
  for (const path of paths) if (!listed.has(path)) problems.push({ fault: 'added', path, message: 'it is in the bundle and not in the manifest' });
  return { problems, manifest, intact };
}

function parsedManifest(read: FoundBundle['read'], problems: BundleProblem[]): BundleManifest | undefined {
  try {
    const checked = BundleManifest.safeParse(JSON.parse(decodeUtf8(read(manifestPath))));
    if (checked.success) return checked.data;
    const [first] = checked.error.issues;
    problems.push({ fault: 'manifest', path: manifestPath, message: `it is not as muster writes it: ${first!.path.join('.')}: ${first!.message}` });
  } catch (error) {
    problems.push({ fault: 'manifest', path: manifestPath, message: `it cannot be read: ${(error as Error).message}` });
  }
  return undefined;
}
