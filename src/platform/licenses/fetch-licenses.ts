import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { ArchivedTexts } from '#core/plugin/registry.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { LicenseFiles } from '#features/licenses/license-facts.ts';
import { licenseFileRole } from '#features/licenses/license-file-role.ts';
import { HomeRules } from '#features/licenses/package-homes.ts';
import { askLicenseTexts } from '#features/online/ask-license-texts.ts';
import { FailedQuestions } from '#features/online/failed-questions.ts';
import type { OnlineContext } from '#features/online/registry-access.ts';
import { indexFingerprint } from './index-fingerprint.ts';
import { LicenseCache } from './license-cache.ts';
import { LicenseReader } from './license-reader.ts';
import { LicenseFileReading } from './read-license-files.ts';
import type { ScannedLicenses } from './scan-licenses.ts';

export interface LicenseFetch {
  readonly inventory: Inventory;
  /** What was read on this disk. */
  readonly files: LicenseFiles;
  readonly ecosystems: readonly Ecosystem[];
  readonly online: OnlineContext;
  readonly cache: boolean;
  /** Give the content of the files too. */
  readonly keepTexts?: boolean;
}

/** Packages that are asked for at once; they are spread over several servers, each of which has a limit of its own. */
const atOnce = 48;

/** Adds the licence files in the archives of packages that are not on this disk. */
export async function fetchLicenses({ inventory, files, ecosystems, online, cache: useCache, keepTexts = false }: LicenseFetch): Promise<ScannedLicenses> {
  const rules = new HomeRules(ecosystems, files.wholeArchive);
  const wanted = inventory.components.filter((component) => component.origin === 'registry' && component.version !== undefined && rules.ofComponent(component).length === 0);
  if (wanted.length === 0) return { files, issues: [] };
  const cache = useCache ? new LicenseCache(indexFingerprint()) : undefined;
  const reading = new LicenseFileReading(new LicenseReader(cache));
  const failed = new FailedQuestions('could not be searched for licence files');
  const homes = new Map<string, string[]>();
  const problems: Issue[] = [];
  const fetched = new Map<string, Uint8Array>();
  let done = 0;
  const fetchOne = async (component: Component): Promise<void> => {
    const { purl } = component;
    const type = purl.slice(4, purl.indexOf('/'));
    const answer = await askLicenseTexts(component, online);
    online.onProgress(`looked into the archives of ${++done} of ${wanted.length} components`);
    if (answer.kind === 'failed') failed.add(type, purl, answer.failure);
    else if (answer.kind === 'absent') failed.addWithoutArchive(type, purl);
    if (answer.kind !== 'found') return;
    const place = `${answer.url}!`;
    const home = answer.value.root === undefined ? place : `${place}/${answer.value.root}`;
    const known = homes.get(home);
    if (known !== undefined) {
      known.push(purl);
      return;
    }
    homes.set(home, [purl]);
    problems.push(...problemsOf(answer.value, answer.url));
    for (const { path, content } of answer.value.texts) {
      const bytes = Buffer.from(content, 'base64');
      const role = licenseFileRole(path);
      if (role === undefined) continue;
      if (keepTexts) fetched.set(`${place}/${path}`, bytes);
      await reading.read({ path: `${place}/${path}`, size: bytes.length, bytes: () => bytes }, role);
    }
  };
  // each takes the next one: what was learnt from the first answers serves the later questions
  const queue = wanted.values();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const component of queue) await fetchOne(component);
  }));
  cache?.save();
  const { files: found, count, cached, issues } = reading.result();
  return {
    files: {
      ...files,
      files: [...files.files, ...found].sort((a, b) => (a.path < b.path ? -1 : 1)),
      count: files.count + count,
      cached: files.cached + cached,
      fetched: new Map([...(files.fetched ?? []), ...homes]),
    },
    issues: [...failed.issues(), ...problems, ...issues],
    ...(keepTexts && { fetched }),
  };
}

const problemsOf = ({ problems }: ArchivedTexts, url: string): Issue[] =>
  problems.map(({ path, ...problem }) => ({ ...problem, path: path === '' ? url : `${url}!/${path}`, source: 'scan/licenses' }));
