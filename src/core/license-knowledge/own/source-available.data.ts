import { duties, license, network, patents, variant } from '../fact-notation.ts';

/** Source to be read, with limits on use: not open source. `LicenseRef-…` where the SPDX list has no id. */

const basis = 'text of the licence, read clause by clause';
const provisional = { review: 'provisional', basis } as const;
const category = 'source-available' as const;

const busl = license({
  id: 'BUSL-1.1', family: 'BUSL', version: '1.1', category, ...provisional, network: network('restricted', 'Additional Use Grant'), duties: duties({ all: 'LT covenant 3, UR Additional Use Grant' }),
  notes: ['No use in production beyond its Additional Use Grant until the change date; then it comes under the change licence. Not BSL-1.0, which is Boost.'],
});

const elastic = license({
  id: 'Elastic-2.0', family: 'Elastic', version: '2.0', category, ...provisional, network: network('restricted', 'Limitations'), patent: patents.express('Patents', 'patent-license', 'Patents'),
  duties: duties({ all: 'LT Notices, RN Limitations, UR Limitations', modified: 'SC Notices' }), notes: ['No managed service for others, no way around licence keys.'],
});

const polyform = license({
  id: 'PolyForm-Noncommercial-1.0.0', family: 'PolyForm', version: '1.0.0', category, ...provisional, network: network('restricted', 'Noncommercial Purposes'), patent: patents.express('Patent License', 'all', 'Patent Defense'),
  duties: duties({ all: 'LT Notices, UR Noncommercial Purposes' }), notes: ['Not for commercial use.'],
});
const polyforms = (id: string, purpose: string, note: string) => variant(polyform, {
  id, network: network('restricted', purpose), duties: duties({ all: `LT Notices, UR ${purpose}` }), notes: [note],
});

const fsl = license({
  id: 'FSL-1.1-MIT', family: 'FSL', version: '1.1', category, ...provisional, network: network('restricted', 'Permitted Purpose'), patent: patents.express('Patents', 'patent-license', 'Patents'),
  duties: duties({ all: 'LT Redistribution, UR Permitted Purpose' }), notes: ['No competing use for two years; then it comes under MIT.'],
});

/** Sentences that somebody added to a licence. */
const restriction = (id: string, note: string) => license({
  id, family: 'restriction of use', category, ...provisional, network: network('restricted', 'the added sentence'), duties: duties({ all: 'LT the added sentence, UR the added sentence' }),
  notes: [`${note} It stands beside a licence and takes away from what that grants: write both, as MIT AND ${id}.`],
});

/** Agreements of vendors, of which the name is known and which are not read clause by clause. */
const vendor = (id: string, family: string, note: string) => license({
  id, family, category: 'proprietary', ...provisional, network: network('restricted', 'the agreement'), duties: duties({ all: 'UR the agreement' }), notes: [`${note} Read the agreement: what is allowed stands there.`],
});

export const sourceAvailableLicenses = [
  license({
    id: 'SSPL-1.0', family: 'SSPL', version: '1.0', category, ...provisional, copyleft: { strength: 'strong', reach: 'service-stack', linked: 'reaches', clause: '5(c), 13' }, network: network('any', '13'), patent: patents.express('11', 'all', '8, 10'), tolerates: [],
    duties: duties({ binary: 'LT 4, CN 4, WD 4, DS:work 6, NR 10, AC 3, II 6', MB: 'SC 5(a), SL:work 5(c)', source: 'LT 4, RN 4, NR 10, AC 3', MS: 'SC 5(a), SL:work 5(c)' }),
    notes: ['Whoever offers its functions as a service publishes the source of all that runs the service (13).'],
  }),
  busl,
  elastic,
  variant(elastic, { id: 'LicenseRef-Elastic-1.0', version: '1.0', network: network('restricted', '1.1'), duties: duties({ all: 'LT 1.3, UR 1.1' }), patent: patents.unstated, notes: ['The Elastic License of 2018: production use only within the subscription terms.'] }),
  polyform,
  polyforms('PolyForm-Small-Business-1.0.0', 'Small Business', 'Only for companies of fewer than 100 people and a turnover below its limit.'),
  polyforms('LicenseRef-PolyForm-Shield-1.0.0', 'Noncompete', 'Not for what competes with the product.'),
  polyforms('LicenseRef-PolyForm-Perimeter-1.0.0', 'Noncompete', 'Not for what competes with the software.'),
  polyforms('LicenseRef-PolyForm-Internal-Use-1.0.0', 'Internal Use', 'Only inside your own company; nothing may be handed over.'),
  polyforms('LicenseRef-PolyForm-Strict-1.0.0', 'Noncommercial Purposes', 'Not for commercial use; no changes, nothing may be handed over.'),
  polyforms('LicenseRef-PolyForm-Free-Trial-1.0.0', 'Free Trial', 'Thirty days, to try it.'),
  fsl,
  variant(fsl, { id: 'FSL-1.1-ALv2', notes: ['No competing use for two years; then it comes under Apache-2.0.'] }),
  license({ id: 'LicenseRef-Commons-Clause-1.0', family: 'Commons Clause', version: '1.0', category, ...provisional, network: network('restricted', '"Sell"'), duties: duties({ all: 'LT last sentence, UR ¶2' }), notes: ['Stands on top of another licence and takes away the right to sell: write both, as Apache-2.0 AND LicenseRef-Commons-Clause-1.0.'] }),
  restriction('LicenseRef-noncommercial-use-only', 'No commercial use.'),
  restriction('LicenseRef-research-use-only', 'Only for research, science or teaching.'),
  restriction('LicenseRef-no-military-use', 'Not for military purposes.'),
  restriction('LicenseRef-no-ai-training', 'Not to train models of machine learning.'),
  restriction('LicenseRef-no-hosted-service', 'Not to be offered to others as a service.'),
  restriction('LicenseRef-no-competing-use', 'Not for what competes with the work or its author.'),
  restriction('LicenseRef-personal-use-only', 'Only for oneself, in private.'),
  restriction('LicenseRef-evaluation-only', 'Only to try it.'),
  restriction('LicenseRef-additional-restriction', 'A sentence that the licence does not have forbids something: read it.'),
  license({ id: 'LicenseRef-Redis-Source-Available-2.0', family: 'RSAL', version: '2.0', category, ...provisional, network: network('restricted', '1'), duties: duties({ all: 'LT 3, UR 1' }), notes: ['No managed service for others.'] }),
  license({ id: 'LicenseRef-Confluent-Community-1.0', family: 'Confluent', version: '1.0', category, ...provisional, network: network('restricted', '1.2'), duties: duties({ all: 'LT 1.3, RN 1.3, UR 1.2', modified: 'SC 1.3' }), notes: ['No competing service.'] }),
  license({ id: 'LicenseRef-Timescale-1.0', family: 'Timescale', version: '1.0', category, ...provisional, network: network('restricted', '2.1'), duties: duties({ all: 'LT 2.2, UR 2.1' }), notes: ['No database as a service.'] }),
  license({ id: 'SUL-1.0', family: 'SUL', version: '1.0', category, ...provisional, network: network('restricted', 'Limitations'), patent: patents.express('Patents', 'patent-license', 'Patents'), duties: duties({ all: 'LT Notices, RN Limitations, UR Limitations', modified: 'SC Notices' }), notes: ['Only for one\'s own business or without commerce.'] }),
  license({ id: 'Aladdin', family: 'Aladdin', category, ...provisional, network: network('restricted', '2'), duties: duties({ all: 'LT 2, UR 2', binary: 'DS:work 2(b)', modified: 'SC 2, SL:work 2(b)' }), copyleft: { strength: 'strong', reach: 'work', linked: 'reaches', clause: '2(b)' }, notes: ['Not for money.'] }),
  license({ id: 'Hippocratic-2.1', family: 'Hippocratic', version: '2.1', category, ...provisional, patent: patents.express('grant', 'patent-license', 'litigation paragraph'), duties: duties({ all: 'LT notice, FU human rights' }), notes: ['Forbids uses that harm human rights.'] }),
  license({ id: 'UnRAR', family: 'UnRAR', category, ...provisional, duties: duties({ all: 'LT 6, UR 2' }), notes: ['Not to be used to rebuild the RAR compression.'] }),
  license({ id: 'CPOL-1.02', family: 'CPOL', version: '1.02', category, ...provisional, duties: duties({ source: 'LT 5(a), RN 5(a)', all: 'UR 5(f)', modified: 'SC 3(c)' }), notes: ['Not to be sold by itself; no use that harms (5).'] }),
  license({ id: 'LicenseRef-proprietary', family: 'proprietary', category: 'proprietary', ...provisional, network: network('restricted', 'contract'), duties: duties({ all: 'UR contract' }), notes: ['Terms of a contract or an end user licence: what is allowed stands there.'] }),
  vendor('LicenseRef-Oracle-BCL-Java', 'Oracle', 'Java SE of the years before 2019: general purpose computing only, commercial features cost money.'),
  vendor('LicenseRef-Oracle-NFTC', 'Oracle', 'Free of charge also in production, not for redistribution for a fee; it ends for older releases.'),
  vendor('LicenseRef-Oracle-FUTC', 'Oracle', 'Use and unchanged redistribution of drivers, under the terms of the agreement.'),
  vendor('LicenseRef-Oracle-OTN', 'Oracle', 'Development, tests and demonstrations; production costs money.'),
  vendor('LicenseRef-Microsoft-Software-License-Terms', 'Microsoft', 'A family of agreements: which use and redistribution each permits stands in it.'),
  vendor('LicenseRef-Amazon-Software-License', 'Amazon', 'Only for use with services of Amazon.'),
  vendor('LicenseRef-Android-SDK', 'Google', 'Only to develop applications for Android; no redistribution of the kit.'),
  license({ id: 'LicenseRef-UNLICENSED', family: 'proprietary', category: 'proprietary', ...provisional, network: network('restricted', 'no grant'), duties: duties({ all: 'UR no grant' }), notes: ['npm\'s word for "nobody may use this": all rights are kept.'] }),
];
