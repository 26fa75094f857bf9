import { makePurl, type Purl } from '#core/purl/purl.ts';

/** Julia tells packages apart by UUID; one without cannot be named. */
export const juliaPurl = (name: string, uuid: string, version?: string, vcs?: string): Purl =>
  makePurl({ type: 'julia', name, version, qualifiers: { uuid, vcs_url: vcs } });
