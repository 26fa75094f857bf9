import type { Component } from '#core/model/component.ts';
import { NotPublished, type ArchivedTexts } from '#core/plugin/registry.ts';
import { purlPartsOf } from '#core/purl/purl.ts';
import { lookUp, type Answer } from './look-up.ts';
import type { OnlineContext } from './registry-access.ts';

/**
 * What the archive of a package holds of licences. It is that of the registry, checked against the hashes of the lockfile; the address that a lockfile gives
 * is not asked, since the files of a tree must not choose who is asked.
 */
export async function askLicenseTexts({ purl, hashes }: Component, context: OnlineContext): Promise<Answer<ArchivedTexts>> {
  const parts = purlPartsOf(purl);
  const isOffered = await context.registryOf(parts.type).then((configured) => configured?.registry.archive !== undefined, () => true);
  if (!isOffered) return { kind: 'unasked' };
  const licenseTexts = { hashes };
  const answer = await lookUp<Step>({
    parts, isFixed: true,
    request({ archive }, endpoint) {
      const asked = archive?.request(parts, endpoint);
      return asked === undefined || archive?.address !== undefined ? asked : { ...asked, licenseTexts };
    },
    parse({ archive }, body, endpoint) {
      if (archive?.address === undefined) return { texts: textsIn(body) };
      const address = archive.address(body, parts, endpoint, hashes);
      if (address === undefined || !/^https?:\/\//i.test(address)) throw new NotPublished('the registry names no archive');
      return { address };
    },
    further: ({ address }) => (address === undefined ? undefined : { request: { url: address, accept: '*/*', licenseTexts }, parse: (body) => ({ texts: textsIn(body) }) }),
  }, context);
  if (answer.kind !== 'found') return answer;
  return answer.value.texts === undefined ? { kind: 'unasked' } : { kind: 'found', value: answer.value.texts, url: answer.url };
}

interface Step {
  readonly address?: string;
  readonly texts?: ArchivedTexts;
}

/** As the platform has written it. */
const textsIn = (body: string): ArchivedTexts => JSON.parse(body) as ArchivedTexts;
