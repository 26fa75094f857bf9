import type { ObligationName } from '../license-knowledge/duty.ts';
import type { EvidenceKind, Obligation } from './obligation.ts';

export interface ObligationText {
  readonly title: string;
  /** `{component}` and `{scope}` stand for what they say. */
  readonly action: string;
  readonly kind: Obligation['kind'];
  readonly evidence: readonly EvidenceKind[];
  readonly responsible: Obligation['responsible'];
  /** To be kept to, without anything to hand in. */
  readonly standing?: true;
}

type Texts = Readonly<Record<ObligationName | 'determine-license' | 'obtain-license', ObligationText>>;

/** In the order in which they are shown. The sentences are ours and for developers; what the licence says stands in its clause. */
export const obligationTexts: Texts = {
  'determine-license': {
    title: 'Find out the licence', kind: 'obligation', evidence: ['license-record'], responsible: 'engineering',
    action: 'Nobody knows yet under which terms {component} may be used, so nothing can be promised. Look for a licence in its repository or package, and record what you find with the place where it stands.',
  },
  'obtain-license': {
    title: 'Get a licence', kind: 'obligation', evidence: ['license-record', 'entitlement'], responsible: 'engineering',
    action: 'The author of {component} permitted nobody to copy it. Ask the author for a licence in writing, or replace it.',
  },
  'license-text': {
    title: 'Include the licence text', kind: 'obligation', evidence: ['notice'], responsible: 'documentation',
    action: 'Whoever receives your product must receive the full text of the licence of {component}. Run muster notice and ship the file it writes.',
  },
  'license-reference': {
    title: 'Name the licence', kind: 'obligation', evidence: ['notice'], responsible: 'documentation',
    action: 'Say under which licence {component} is and where its text can be read. Run muster notice and ship the file it writes.',
  },
  'copyright-notices': {
    title: 'Keep the copyright notices', kind: 'obligation', evidence: ['notice'], responsible: 'documentation',
    action: 'The lines that say who holds the copyright of {component} travel with it. Run muster notice and ship the file it writes.',
  },
  disclaimer: {
    title: 'Keep the disclaimer', kind: 'obligation', evidence: ['notice'], responsible: 'documentation',
    action: 'The sentence that nobody warrants anything for {component} travels with it. Run muster notice and ship the file it writes: it is part of the licence text.',
  },
  'retain-notices': {
    title: 'Leave notices in the files alone', kind: 'obligation', evidence: ['header-check', 'notice'], responsible: 'engineering',
    action: 'Licence and copyright headers inside the files of {component} stay as they are. Compare its files with the original before you release, and put back any header that is gone.',
  },
  'notice-file': {
    title: 'Carry the NOTICE file', kind: 'obligation', evidence: ['notice'], responsible: 'documentation',
    action: '{component} brings a file named NOTICE whose text goes along. Run muster notice, which copies it, and ship the file it writes.',
  },
  acknowledgement: {
    title: 'Acknowledge it in the documentation', kind: 'obligation', evidence: ['documentation', 'notice'], responsible: 'documentation',
    action: 'The documentation for your users needs the sentence of thanks that the licence of {component} words. Copy the sentence from the licence text into the documentation or the notice file.',
  },
  'advertising-acknowledgement': {
    title: 'Acknowledge it in advertising', kind: 'obligation', evidence: ['marketing-approval'], responsible: 'marketing',
    action: 'Advertisements that mention features or use of {component} must carry the sentence that its licence words. Tell marketing, or take a version without this clause.',
  },
  'state-changes': {
    title: 'Say what you changed', kind: 'obligation', evidence: ['change-log'], responsible: 'engineering',
    action: 'Changed files of {component} must say that you changed them, most licences also when. Put a line with name and date into each changed file, or keep a change log beside them.',
  },
  'disclose-source': {
    title: 'Provide the source code', kind: 'obligation', evidence: ['source-bundle', 'written-offer'], responsible: 'engineering',
    action: 'Whoever receives the binary can ask for the complete source of {scope}, with the scripts that build it. Run muster bundle to deliver the source with the product, or to write the offer.',
  },
  'same-license': {
    title: 'Keep the same licence', kind: 'obligation', evidence: ['compatibility-check'], responsible: 'legal',
    action: '{scope} stays under its licence, and nobody may be given fewer rights. Run muster compatibility with your outbound licence, and keep your own closed code apart.',
  },
  'network-source': {
    title: 'Offer the source to users over the network', kind: 'obligation', evidence: ['source-link'], responsible: 'engineering',
    action: 'Users who reach {component} over a network can ask for the source of the version that runs. Show a link to exactly that source where users see it, for example in the footer or the about page.',
  },
  relink: {
    title: 'Let users replace the library', kind: 'obligation', evidence: ['relink-test', 'legal-review'], responsible: 'engineering',
    action: 'Users must be able to run your program with a changed version of {component}, and to debug that. {method}',
  },
  'installation-information': {
    title: 'Give the way to install changed versions', kind: 'obligation', evidence: ['installation-procedure'], responsible: 'engineering',
    action: 'Owners of the device must be able to install a changed {component} on it. Put the procedure, with keys or an unlock step, into the source bundle.',
  },
  'anti-circumvention': {
    title: 'No lock against the licence', kind: 'restriction', evidence: ['legal-review'], responsible: 'legal',
    action: 'No technical lock and no clause of yours may take away what the licence of {component} permits. Ask Legal to check terms of use and copy protection once.',
  },
  'no-further-restrictions': {
    title: 'No further restrictions', kind: 'restriction', evidence: ['legal-review'], responsible: 'legal',
    action: 'Your own terms may not limit what the licence of {component} permits. Ask Legal to compare your end user licence with it once.',
  },
  'no-endorsement': {
    title: 'Do not advertise with their names', kind: 'restriction', evidence: [], responsible: 'marketing', standing: true,
    action: 'Do not use the names of the authors of {component} to recommend your product.',
  },
  rename: {
    title: 'Name changed versions differently', kind: 'obligation', evidence: ['release-name'], responsible: 'engineering',
    action: 'Nobody may take your changed {component} for the original. Give it another name, or mark it clearly as changed, as its licence asks.',
  },
  'interactive-notice': {
    title: 'Show the notice in the program', kind: 'obligation', evidence: ['screenshot'], responsible: 'engineering',
    action: 'A program that talks to people shows copyright, missing warranty and licence of {component}. Show them at the start or in the about box.',
  },
  indemnify: {
    title: 'Answer for your own promises', kind: 'obligation', evidence: ['legal-review'], responsible: 'legal',
    action: 'If you promise your customers more than the licence does, the authors of {component} must not pay for it. Ask Legal to check that your contracts say that the promise is yours alone.',
  },
  'legal-file': {
    title: 'Name known claims of others', kind: 'obligation', evidence: ['change-log', 'legal-review'], responsible: 'legal',
    action: 'Claims of others on what you changed in {component}, as far as you know them, go into a file LEGAL beside its source. Write the file, or have Legal confirm that there is nothing to write.',
  },
  'use-restriction': {
    title: 'Stay inside the limits of use', kind: 'restriction', evidence: ['entitlement'], responsible: 'legal',
    action: 'The terms of {component} reserve some uses, often commercial ones or services for others. Record the contract that covers your use, or take something else.',
  },
  'field-of-use': {
    title: 'Some purposes are forbidden', kind: 'restriction', evidence: ['determination'], responsible: 'legal',
    action: 'The licence of {component} forbids some purposes. Ask Legal once whether yours is one of them, and record the answer.',
  },
  'patent-retaliation': {
    title: 'Rights end with a patent suit', kind: 'risk', evidence: [], responsible: 'legal', standing: true,
    action: 'Whoever sues over patents in {component} loses rights to it. Tell the patent team which components have such a clause.',
  },
};
