import { duties, license, network, patents, variant } from '../fact-notation.ts';
import type { LicenseFacts } from '../license-facts.ts';

/** Licences for texts, pictures, data and fonts. */

const basis = 'text of the licence, read clause by clause';
const crossChecked = { review: 'cross-checked', basis } as const;
const provisional = { review: 'provisional', basis } as const;

const software = 'Not made for software: it says nothing of source code or patents.';

interface Elements {
  readonly by: boolean;
  readonly nonCommercial: boolean;
  readonly noDerivatives: boolean;
  readonly shareAlike: boolean;
}

/** Where things stand: in one place in 4.0; in earlier versions section 4 has a paragraph for each element, share-alike first, attribution last. */
function sections(version: string, { nonCommercial, shareAlike }: Elements) {
  if (version === '4.0') {
    return { attribution: '3(a)(1)', reference: '3(a)(1)(C)', changes: '3(a)(1)(B)', endorsement: '2(a)(6)', shareAlike: '3(b)', nonCommercial: '1(i), 2(a)(1)', noDerivatives: '2(a)(1)', protection: '2(a)(5)(C)', patents: '2(b)(2)' };
  }
  const attribution = `4(${'bcd'[Number(nonCommercial) + Number(shareAlike)]!})`;
  return {
    attribution, reference: '4(a)', changes: version === '3.0' ? '3(b)' : attribution, endorsement: version === '3.0' ? attribution : undefined,
    shareAlike: '4(b)', nonCommercial: shareAlike ? '4(c)' : '4(b)', noDerivatives: '3', protection: '4(a)', patents: undefined,
  };
}

function creativeCommons(id: string, elements: Elements): LicenseFacts {
  const { by, nonCommercial, noDerivatives, shareAlike } = elements;
  const version = /\d\.\d/.exec(id)?.[0] ?? '';
  const at = sections(version, elements);
  const attribution = [...(by ? [`CN ${at.attribution}`] : []), `LR ${at.reference}`, ...(by && at.endorsement !== undefined ? [`NE ${at.endorsement}`] : [])].join(', ');
  const marked = by && (!noDerivatives || version === '4.0') ? [`SC ${at.changes}`] : [];
  const modified = [...marked, ...(shareAlike ? [`SL:adaptation ${at.shareAlike}`] : [])];
  return license({
    id, family: id.slice(0, id.indexOf(version) - 1), version, category: 'content', forContent: true,
    ...(['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0'].includes(id) ? crossChecked : provisional),
    copyleft: shareAlike ? { strength: 'weak', reach: 'adaptation', linked: 'stays', clause: at.shareAlike } : { strength: 'none', linked: 'stays' },
    network: nonCommercial ? network('restricted', at.nonCommercial) : { trigger: 'none' },
    patent: at.patents === undefined ? patents.unstated : patents.excluded(at.patents),
    duties: duties({
      all: nonCommercial ? `${attribution}, UR ${at.nonCommercial}` : attribution,
      ...(modified.length > 0 && { modified: modified.join(', ') }),
    }),
    terms: [{ term: 'no-technical-protection', clause: at.protection }, ...(noDerivatives ? [{ term: 'no-derivatives', clause: at.noDerivatives } as const] : [])],
    ...(shareAlike && version === '4.0' && !nonCommercial && { permits: [{ to: ['GPL-3.0-only'], clause: `${at.shareAlike}: compatible licences named by Creative Commons`, act: 'add your own contribution under the GPL and say so', final: true as const }] }),
    ...(shareAlike && version !== '1.0' && { laterVersions: at.shareAlike }),
    notes: [software, 'No technical lock on the licensed material.', ...(id.endsWith(version) ? [] : ['Sections as in the version that is not adapted to a country.'])],
    ...(shareAlike && !nonCommercial && { disputes: [{ about: 'reach', readings: 'choosealicense says "same licence"; the text speaks of adaptations.', ours: 'the adaptation, not the product it stands in' }] }),
  });
}

const ports: Readonly<Record<string, readonly string[]>> = {
  'CC-BY': ['1.0', '2.0', '2.5', '2.5-AU', '3.0', '3.0-AT', '3.0-AU', '3.0-DE', '3.0-IGO', '3.0-NL', '3.0-US', '4.0'],
  'CC-BY-NC': ['1.0', '2.0', '2.5', '3.0', '3.0-DE', '3.0-IGO', '4.0'],
  'CC-BY-NC-ND': ['1.0', '2.0', '2.5', '3.0', '3.0-DE', '3.0-IGO', '4.0'],
  'CC-BY-NC-SA': ['1.0', '2.0', '2.0-DE', '2.0-FR', '2.0-UK', '2.5', '3.0', '3.0-DE', '3.0-IGO', '4.0'],
  'CC-BY-ND': ['1.0', '2.0', '2.5', '3.0', '3.0-DE', '4.0'],
  'CC-BY-SA': ['1.0', '2.0', '2.0-UK', '2.1-JP', '2.5', '3.0', '3.0-AT', '3.0-DE', '3.0-IGO', '4.0'],
  'CC-SA': ['1.0'],
};

const ofl = license({
  id: 'OFL-1.1', family: 'fonts', version: '1.1', category: 'content', forContent: true, osiApproved: true, ...crossChecked,
  copyleft: { strength: 'weak', reach: 'font', linked: 'stays', clause: '5' },
  duties: duties({ all: 'LT 2, CN 2', modified: 'NM 3, SL:font 5, NE 4' }), terms: [{ term: 'reserved-name', clause: '3' }, { term: 'other', clause: '1: not to be sold by itself' }],
  notes: ['A font may be part of a product that is sold; it may not be sold by itself (1).'],
  disputes: [{ about: 'reach', readings: 'choosealicense says "same licence"; the text: documents made with the font stay outside (5).', ours: 'the font' }],
});

const data = (id: string, clause: string, differences: Partial<LicenseFacts> = {}) => license({ id, family: id.replace(/-\d.*$/, ''), category: 'content', forContent: true, ...provisional, duties: duties({ all: `CN ${clause}, LR ${clause}` }), ...differences });

export const contentLicenses = [
  ...Object.entries(ports).flatMap(([name, versions]) => versions.map((version) => creativeCommons(`${name}-${version}`, {
    by: name.includes('BY'), nonCommercial: name.includes('-NC'), noDerivatives: name.includes('-ND'), shareAlike: name.includes('-SA'),
  }))),
  ofl,
  ...['OFL-1.1-RFN', 'OFL-1.1-no-RFN'].map((id) => variant(ofl, { id, ...provisional, ...(id.endsWith('no-RFN') && { duties: duties({ all: 'LT 2, CN 2', modified: 'SL:font 5, NE 4' }), terms: ofl.terms.slice(1) }) })),
  ...['OFL-1.0', 'OFL-1.0-RFN', 'OFL-1.0-no-RFN'].map((id) => variant(ofl, { id, version: '1.0', osiApproved: false, ...provisional })),
  license({ id: 'Ubuntu-font-1.0', family: 'fonts', version: '1.0', category: 'content', forContent: true, ...provisional, copyleft: { strength: 'weak', reach: 'font', linked: 'stays', clause: '2' }, duties: duties({ all: 'LT 1, CN 1', modified: 'NM 2, SL:font 2' }), terms: [{ term: 'reserved-name', clause: '2' }] }),
  data('ODC-By-1.0', '4.2'),
  data('ODbL-1.0', '4.2', { copyleft: { strength: 'weak', reach: 'adaptation', linked: 'stays', clause: '4.4' }, duties: duties({ all: 'CN 4.2, LR 4.2', modified: 'SL:adaptation 4.4, DS:adaptation 4.6' }), terms: [{ term: 'no-technical-protection', clause: '4.7' }] }),
  data('CDLA-Sharing-1.0', '3.1', { copyleft: { strength: 'weak', reach: 'adaptation', linked: 'stays', clause: '3.1(a)' }, duties: duties({ all: 'CN 3.1(b), LT 3.1(b)', modified: 'SC 3.1(c), SL:adaptation 3.1(a)' }) }),
  data('OGL-UK-1.0', 'attribution'), data('OGL-UK-2.0', 'attribution'), data('OGL-UK-3.0', 'attribution'), data('OGL-Canada-2.0', 'attribution'), data('etalab-2.0', 'attribution'), data('NLOD-1.0', '5'), data('NLOD-2.0', '5'),
  data('DL-DE-BY-2.0', '(2)'), data('DL-DE-ZERO-2.0', '(1)', { duties: [] }),
  license({ id: 'OPUBL-1.0', family: 'OPUBL', version: '1.0', category: 'content', forContent: true, ...provisional, copyleft: { strength: 'weak', reach: 'document', linked: 'stays', clause: 'IV' }, duties: duties({ all: 'LR I, CN I', modified: 'SC IV, SL:document IV' }) }),
  license({ id: 'FreeBSD-DOC', family: 'BSD', category: 'content', forContent: true, ...provisional, duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2' }) }),
  license({ id: 'LAL-1.3', family: 'LAL', version: '1.3', category: 'content', forContent: true, ...provisional, copyleft: { strength: 'weak', reach: 'adaptation', linked: 'stays', clause: '2.3' }, duties: duties({ all: 'LR 2.2, CN 2.2', modified: 'SC 2.3, SL:adaptation 2.3' }) }),
  license({ id: 'ALGLIB-Documentation', family: 'BSD', category: 'content', forContent: true, osiApproved: true, ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1, WD ¶1' }) }),
  license({ id: 'Community-Spec-1.0', family: 'Community-Spec', version: '1.0', category: 'content', forContent: true, ...provisional, patent: patents.express('2.1', 'patent-license', '2.1.4'), duties: duties({ all: 'CN 1.2, LR 1.2' }) }),
];
