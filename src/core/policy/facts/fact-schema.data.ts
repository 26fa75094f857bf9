import { obligationCodes } from '../../license-knowledge/duty.ts';
import { licenseCategories } from '../../license-knowledge/license-facts.ts';
import { usageContexts } from '../../model/inventory.ts';
import { linkages } from '../../usage/usage-facts.ts';
import type { FactDefinition } from './fact-type.ts';

const yesOrNo = { kind: 'boolean' } as const;
const text = { kind: 'text' } as const;
const texts = { kind: 'texts' } as const;
const number = { kind: 'number' } as const;
const days = { kind: 'number', unit: 'days' } as const;
const choice = <const V extends readonly string[]>(values: V) => ({ kind: 'choice', values }) as const;
const choices = <const V extends readonly string[]>(values: V) => ({ kind: 'choices', values }) as const;

export const licenseStates = ['concluded', 'none', 'unknown', 'conflict'] as const;

/** Kinds of duty, as rules see them: without scope. Notices and reference of a content licence are the one kind `attribution`. */
export const obligationKinds = [...Object.values(obligationCodes), 'attribution'] as const;

export const usageScopes = ['runtime', 'build', 'test', 'development', 'documentation', 'provided'] as const;

export const lifecycleStates = ['proposed', 'in-review', 'approved', 'restricted', 'deprecated', 'end-of-life', 'retired', 'prohibited'] as const;

/** Every fact that a condition may speak of. The reference page and the type checks of conditions are made of this table; a rule that needs more needs a new row. */
export const factSchema = {
  'license.status': { type: choice(licenseStates), origin: 'license data', meaning: 'Whether it is settled under which licence the component is used: concluded, none stated anywhere, unknown to us, or in conflict between what is declared and what was found.' },
  'license.expression': { type: text, origin: 'license data', meaning: 'The effective licence as an SPDX expression, after a choice between alternatives.' },
  'license.declared': { type: text, origin: 'scan', meaning: 'What the author states, word for word.' },
  'license.ids': { type: texts, origin: 'license data', meaning: 'Every SPDX licence id in the effective licence.' },
  'license.exceptions': { type: texts, origin: 'license data', meaning: 'Every SPDX exception id (WITH …) in the effective licence.' },
  'license.categories': { type: choices(licenseCategories), origin: 'license data', meaning: 'The categories of the licences in the effective licence.' },
  'license.partCategories': { type: choices(licenseCategories), origin: 'scan', meaning: 'The categories of licences that files inside the component state and its own licence does not name; empty where none was found, also because its files were not there to be read.' },
  'license.obligations': { type: choices(obligationKinds), origin: 'license data', meaning: 'The kinds of duty that the effective licence carries.' },
  'license.choice': { type: choice(['not-needed', 'proposed', 'confirmed']), origin: 'calculation', meaning: 'Where the licence offers alternatives (OR): whether one was proposed by this policy or confirmed by a person.' },
  'license.provisional': { type: yesOrNo, origin: 'license data', meaning: 'The category was derived by rule and not reviewed by a person.' },
  'license.linkingException': { type: yesOrNo, origin: 'license data', meaning: 'An exception of the licence permits combination with other code.' },
  'license.entitlement': { type: yesOrNo, origin: 'register', meaning: 'A contract or purchase that covers this use is on record.' },
  'license.compatibility': { type: choice(['yes', 'conditional', 'unknown', 'no']), origin: 'license data', meaning: 'Whether the licence goes together with the outbound licence of the project for this way of combining.' },
  'license.conflictsWith': { type: texts, origin: 'license data', meaning: 'Package URLs of components of the same work that no licence for the whole accepts together with this one, one for each licence; told at those that it costs least to replace, and only where the outbound licence of the project does not refuse one of them anyway.' },
  'license.changedSinceApproval': { type: yesOrNo, origin: 'register', meaning: 'The licence is another one than in the version that was approved.' },
  'usage.channel': { type: choice(usageContexts), origin: 'person', meaning: 'How what contains the component reaches its users: internal, hosted, distributed, embedded in a device, published as open source.' },
  'usage.scope': { type: choice(usageScopes), origin: 'scan', meaning: 'What the component is needed for.' },
  'usage.linkage': { type: choice(linkages), origin: 'scan', meaning: 'How it is combined with our code.' },
  'usage.modified': { type: yesOrNo, origin: 'person', meaning: 'We changed the component.' },
  'usage.form': { type: choice(['binary', 'source', 'both']), origin: 'person', meaning: 'In which form it is passed on.' },
  'usage.direct': { type: yesOrNo, origin: 'scan', meaning: 'The project asks for it itself, not by way of another component.' },
  'usage.clientCode': { type: yesOrNo, origin: 'person', meaning: 'It runs in the browser or app of a user, even where the rest is a service.' },
  'usage.conveyed': { type: yesOrNo, origin: 'calculation', meaning: 'Somebody outside gets a copy: it is part of what runs, or a tool for building that leaves its code in the result, and the channel hands out copies, or code for clients of a hosted service.' },
  'usage.served': { type: yesOrNo, origin: 'calculation', meaning: 'People outside use it over a network: it is part of what runs, and the channel is hosted.' },
  'usage.recipient': { type: choice(['same-entity', 'affiliate', 'third-party']), origin: 'person', meaning: 'Who gets it.' },
  'usage.userProduct': { type: yesOrNo, origin: 'person', meaning: 'It is part of a device for consumers, in the sense of the GNU licences of version 3.' },
  'usage.stage': { type: choice(['source', 'build', 'artifact', 'uat', 'production', 'supplier', 'archive']), origin: 'scan', meaning: 'Where in its life the thing stands in which the component was found.' },
  'usage.newIntroduction': { type: yesOrNo, origin: 'scan', meaning: 'This change brings the component in.' },
  'usage.undeclaredDrift': { type: yesOrNo, origin: 'register', meaning: 'What runs differs from what was built, and nobody declared it.' },
  'usage.venue': { type: choice(['internal-cloud', 'external-cloud', 'hybrid-cloud']), origin: 'person', meaning: 'Where the service runs.' },
  'usage.dataClass': { type: choice(['public', 'internal', 'confidential', 'restricted']), origin: 'person', meaning: 'The most sensitive data that the software handles.' },
  'component.purl': { type: text, origin: 'scan', meaning: 'The package URL with version.' },
  'component.name': { type: text, origin: 'scan', meaning: 'Name with group or namespace, as its ecosystem writes it.' },
  'component.version': { type: text, origin: 'scan', meaning: 'The exact version.' },
  'component.ecosystem': { type: text, origin: 'scan', meaning: 'The type of its package URL, such as npm, maven or pypi.' },
  'component.source': { type: text, origin: 'scan', meaning: 'From which registry, repository or address it was fetched.' },
  'component.malicious': { type: yesOrNo, origin: 'advisories', meaning: 'Known as malware.' },
  'component.hashMismatch': { type: yesOrNo, origin: 'scan', meaning: 'Its bytes are not those of the approved or published artifact.' },
  'component.fromApprovedSource': { type: yesOrNo, origin: 'scan', meaning: 'Fetched through a repository that the organisation approved.' },
  'component.dependencyConfusion': { type: yesOrNo, origin: 'scan', meaning: 'A name of an internal package came from a public registry.' },
  'component.versionAgeDays': { type: days, origin: 'scan', meaning: 'Days since this version was published.' },
  'component.isSecurityFix': { type: yesOrNo, origin: 'advisories', meaning: 'This version repairs a known vulnerability.' },
  'component.lifecycle': { type: choice(lifecycleStates), origin: 'register', meaning: 'Its state in the portfolio.' },
  'component.owner': { type: text, origin: 'register', meaning: 'Who answers for it.' },
  'component.ownerAssigned': { type: yesOrNo, origin: 'register', meaning: 'Somebody answers for it.' },
  'component.supportPlan': { type: yesOrNo, origin: 'register', meaning: 'There is a plan for who supports it in production.' },
  'component.thirdPartyBinary': { type: yesOrNo, origin: 'scan', meaning: 'An executable from outside that we do not build.' },
  'component.supplierSbom': { type: yesOrNo, origin: 'register', meaning: 'Its supplier delivered a bill of materials.' },
  'component.exportControlled': { type: yesOrNo, origin: 'register', meaning: 'Classified as controlled cryptography.' },
  'vulnerability.maxCvss': { type: number, origin: 'advisories', meaning: 'The highest CVSS base score of its open vulnerabilities; 0 without any.' },
  'vulnerability.knownExploited': { type: yesOrNo, origin: 'advisories', meaning: 'One of its open vulnerabilities is known to be exploited.' },
  'vulnerability.ids': { type: texts, origin: 'advisories', meaning: 'The ids of its open vulnerabilities.' },
  'vulnerability.fixAvailable': { type: yesOrNo, origin: 'advisories', meaning: 'There is a version that repairs all of them.' },
  'approval.exists': { type: yesOrNo, origin: 'register', meaning: 'The component was approved before, or falls under a pre-approval.' },
  'approval.contextMatches': { type: yesOrNo, origin: 'register', meaning: 'That approval covers this usage context.' },
  'project.name': { type: text, origin: 'scan', meaning: 'Name of the project.' },
  'project.department': { type: text, origin: 'person', meaning: 'The part of the organisation that owns the project.' },
  'project.usageContext': { type: choice(usageContexts), origin: 'person', meaning: 'The usage context of the project as a whole.' },
  'project.outboundLicense': { type: text, origin: 'person', meaning: 'Under which licence the project is passed on: an SPDX expression or proprietary.' },
  'project.criticality': { type: choice(['low', 'medium', 'high', 'critical']), origin: 'person', meaning: 'How much depends on the project.' },
  'project.internetFacing': { type: yesOrNo, origin: 'person', meaning: 'Reachable from the internet.' },
  'project.openObligations': { type: number, origin: 'register', meaning: 'Duties of the release that the component, or a part of the project itself, brings and that are neither done nor explained.' },
  'project.sbomAgeDays': { type: days, origin: 'scan', meaning: 'Days since the inventory was made.' },
  'actor.trainingCurrent': { type: yesOrNo, origin: 'register', meaning: 'Who asks has a valid training.' },
} as const satisfies Readonly<Record<string, FactDefinition>>;
