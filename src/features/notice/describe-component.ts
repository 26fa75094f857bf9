import { findCopyrights } from '#core/copyright/find-copyrights.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { LicenseTerm } from '#core/license/expression.ts';
import type { Component } from '#core/model/component.ts';
import type { UnitLicenses } from '#core/model/license-facts.ts';
import { plainCopyrightLines, withoutForeignStatements } from '#core/notice/copyright-lines.ts';
import { textIdsOf, uncoveredTerms } from '#core/notice/needed-references.ts';
import { obligationsOf } from '#core/obligations/obligations-of.ts';
import type { UsageFacts } from '#core/usage/usage-facts.ts';
import { disputeInWords, isDisputed } from '../findings/reading-differences.ts';
import type { Described, NoticeOptions, NoticeTarget } from './notice-input.ts';
import { parsedExpression, textsOfUnit } from './texts-of-unit.ts';

type Gap = Described['gaps'][number];

const byHand = 'Give its licence text with copyright lines as NAME.txt in a directory that --texts names.';

/** What a notice says of one component, and what it cannot say. */
export function describeComponent(component: Component, target: NoticeTarget, options: NoticeOptions): Described {
  const { purl, name, group, version, scope, metadata, downloadLocation } = component;
  const unit = unitOf(component, target);
  const source = metadata.repository ?? metadata.homepage ?? downloadLocation;
  const ownCopyrights = unit.copyrights.length > 0 ? unit.copyrights : metadata.copyright === undefined ? [] : [metadata.copyright];
  const identity = { ref: purl as string, kind: 'component', name: group === undefined ? name : `${group}/${name}`, ...(version !== undefined && { version }), scope, ...(source !== undefined && { source }) } as const;
  return describeUnit(identity, { unit, copyrights: ownCopyrights, use: target.useOf(component), isInstalled: component.evidence.some(({ kind }) => kind === 'installed') }, target, options);
}

/** Its licences, with what a person stated before what was found. */
export function unitOf(component: Component, { licenses, statedLicenseOf }: NoticeTarget): UnitLicenses {
  const unit = licenses.of(component.purl);
  const stated = statedLicenseOf?.(component);
  return stated === undefined ? unit : { ...unit, effective: { status: 'settled', license: stated, basis: 'concluded' } };
}

interface UnitInput {
  readonly unit: UnitLicenses;
  readonly copyrights: readonly string[];
  readonly use: UsageFacts;
  /** Its files are here, whether or not one of them says anything about licences. */
  readonly isInstalled?: boolean;
}

type Identity = Pick<Described['component'], 'ref' | 'kind' | 'name' | 'version' | 'scope' | 'source'>;

export function describeUnit(identity: Identity, { unit, copyrights: own, use, isInstalled = false }: UnitInput, target: NoticeTarget, options: NoticeOptions): Described {
  const { effective, embedded } = unit;
  const brought = textsOfUnit(unit, target);
  const partCopyrights = embedded.flatMap(({ files }) => files.flatMap(({ role, reading }) => (role === 'source' ? [] : reading.copyrights.map(({ text }) => text))));
  const given = options.givenText(identity.name, identity.version);
  const givenStatements = given === undefined ? [] : findCopyrights(given).filter(({ subject }) => subject === 'work');
  const understood = [...new Set([...own, ...partCopyrights, ...givenStatements.map(({ text }) => text)])].sort();
  const copyrights = understood.length > 0 ? understood : unusualStatements(brought.texts, options);
  const expression = effective.license === undefined ? undefined : parsedExpression(effective.license);
  const gaps: Gap[] = [...licenseGaps(unit), ...brought.problems.map(unreadable)];
  const texts = [...brought.texts];
  if (given !== undefined) texts.push({ kind: 'license', title: effective.license ?? 'LICENSE', origin: 'component', text: given, copyrightLines: givenStatements.map(({ lines }) => lines.first) });
  if (expression !== undefined) {
    const hasNotice = brought.texts.some(({ kind }) => kind === 'notice');
    const duties = new Set(obligationsOf({ component: identity.ref, license: expression, use: handedOver(use, options, hasNotice) }, { knowledge: target.knowledge }).obligations.map((one) => one.name));
    for (const term of given === undefined ? uncoveredTerms(expression, brought.covered) : []) {
      for (const id of textIdsOf(term)) {
        if (brought.covered.some((covered) => textIdsOf(covered).includes(id))) continue;
        const text = options.referenceText(id);
        if (text !== undefined) texts.push({ kind: 'license', title: id, origin: 'reference', text: withoutForeignStatements(text), copyrightLines: [] });
        // terms that are on no list are only where the author put them
        else if (!asksNothing(id, target) && (!brought.texts.some(({ kind }) => kind === 'license') || term.kind === 'with')) gaps.push(withoutText(id, term));
      }
    }
    if (copyrights.length === 0 && duties.has('copyright-notices')) gaps.push(withoutCopyright(effective.license!, unit, isInstalled));
  }
  return {
    component: {
      ...identity, ...(effective.license !== undefined && { license: effective.license }), licenseStatus: effective.status, copyrights,
      parts: embedded.map(({ pattern, license }) => ({ pattern, ...(license !== undefined && { license }) })),
    },
    texts, gaps,
  };
}

function unusualStatements(texts: Described['texts'], { referenceText }: NoticeOptions): string[] {
  const lines = texts.filter(({ kind }) => kind === 'license').flatMap(({ title, text }) => plainCopyrightLines(text, referenceText(title)).map((line) => text.split('\n')[line - 1]!.trim()));
  return [...new Set(lines)].sort();
}

/** A notice is for those who receive a copy: what it needs is asked as if it was handed over. */
const handedOver = (use: UsageFacts, { context }: NoticeOptions, noticeFile: boolean): UsageFacts =>
  ({ ...use, channel: context === 'internal' || context === 'hosted' ? 'distributed' : context, scope: 'runtime', noticeFile });

function licenseGaps({ effective, declaredLicense, detectedLicense, declared, files }: UnitLicenses): Gap[] {
  const settle = 'Look into its repository, and record what you find as a curation in .muster/curations.yaml.';
  if (effective.status === 'none') return [{ what: 'license', message: 'nothing is licensed to the public', remedy: 'Ask its author for a licence in writing, or replace it.' }];
  const disputed = files.find(isDisputed);
  if (effective.status === 'conflict' && disputed !== undefined) return [{ what: 'license', message: disputeInWords(disputed), remedy: settle }];
  if (effective.license !== undefined && effective.status === 'conflict') return [{ what: 'license', message: `it declares ${declaredLicense ?? 'nothing'}, and its files say ${detectedLicense ?? 'nothing'}`, remedy: settle }];
  if (effective.license !== undefined) return [];
  const said = [...new Set(declared.map(({ value }) => JSON.stringify(value.slice(0, 100))))];
  return [{ what: 'license', message: said.length === 0 ? 'nothing says under which licence it is' : `what it declares is not understood: ${said.join(', ')}`, remedy: settle }];
}

/** We know it and it has no duties: what is in the public domain needs no text. */
const asksNothing = (id: string, { knowledge }: NoticeTarget): boolean => knowledge.license(id)?.duties.length === 0;

const unreadable = (problem: string): Gap => ({ what: 'text', message: `a text could not be copied: ${problem}`, remedy: byHand });

const withoutText = (id: string, term: LicenseTerm): Gap => ({
  what: 'text', message: `no text of ${term.kind === 'with' && term.addition.id === id ? 'the exception ' : ''}${id} (${renderLicenseExpression(term)}) is at hand: its package brings none, and Muster has none`,
  remedy: `Install its files beside the project and run again. ${byHand}`,
});

function withoutCopyright(license: string, { files }: UnitLicenses, isInstalled: boolean): Gap {
  const asks = `${license} asks for its copyright notice, and`;
  if (files.length > 0) return { what: 'copyright', message: `${asks} its files state none`, remedy: `Look into its repository. ${byHand}` };
  if (isInstalled) return { what: 'copyright', message: `${asks} it is installed without a file that states one`, remedy: `Look into its repository. ${byHand}` };
  return { what: 'copyright', message: `${asks} no file of it is at hand`, remedy: `Install the dependencies beside the project (npm ci, pip install, go mod vendor, …) and run again, or run with --online. If neither has it: ${byHand[0]!.toLowerCase()}${byHand.slice(1)}` };
}
