import { CollectedTexts } from '#core/notice/collect-texts.ts';
import type { Notice, NoticeComponent, NoticeGap, NoticeLeftOut, NoticeSubject } from '#core/notice/notice.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { shipped } from '#core/usage/conveyance.ts';
import type { UsageFacts } from '#core/usage/usage-facts.ts';
import { describeComponent } from './describe-component.ts';
import { describeParts } from './describe-parts.ts';
import { mergeComponents } from './merge-components.ts';
import type { Described, NoticeOptions, NoticeTarget } from './notice-input.ts';

export interface NoticeByTarget {
  readonly notice: Notice;
  /** What each target names of its own, in their order: the same component may be known otherwise in each. */
  readonly named: readonly (readonly NoticeComponent[])[];
}

/** Everything of others that the targets hand over, with what cannot be said of it. The same input gives the same notice. */
export const makeNotice = (targets: readonly NoticeTarget[], options: NoticeOptions): Notice => makeNoticeByTarget(targets, options).notice;

/** The same, with what came from which target. */
export function makeNoticeByTarget(targets: readonly NoticeTarget[], options: NoticeOptions): NoticeByTarget {
  const texts = new CollectedTexts();
  const named: NoticeComponent[][] = [];
  const missing: NoticeGap[] = [];
  const leftOut: NoticeLeftOut[] = [];
  for (const target of targets) {
    const { inventory } = target;
    const components: NoticeComponent[] = [];
    named.push(components);
    for (const component of inventory.components) {
      const reason = reasonToLeaveOut(component, target.useOf(component), options);
      if (reason !== undefined) leftOut.push({ reason, refs: [component.purl] });
      else add(describeComponent(component, target, options), texts, components, missing);
    }
    const { described, lists, pages } = describeParts(target, options);
    for (const part of described) add(part, texts, components, missing);
    if (lists.length > 0) leftOut.push({ reason: 'lists of notices that the project keeps by hand: their content is not repeated', refs: lists });
    if (pages.length > 0) leftOut.push({ reason: 'pages that are named like a licence and hold the text of none', refs: pages });
    missing.push(...inventory.issues.map(({ path, line, message, remedy }): NoticeGap => ({ what: 'inventory', name: line === undefined ? path : `${path}:${line}`, message, remedy })));
  }
  const components = named.flat();
  const merged = mergeComponents(components);
  const notice = withIds({
    subjects: targets.map(({ inventory }) => subjectOf(inventory)),
    context: options.context, components: merged, missing: uniqueGaps(stillMissing(missing, merged)), leftOut: mergedReasons(leftOut, components),
  }, texts);
  return { notice, named };
}

/** With the version of the one project in its root, where the configuration names none. */
function subjectOf({ subject, projects }: Inventory): NoticeSubject {
  const atRoot = projects.filter(({ path }) => path === '.');
  const version = subject.version ?? (atRoot.length === 1 ? atRoot[0]!.version : undefined);
  return { name: subject.name, ...(version !== undefined && { version }) };
}

function add({ component, texts: brought, gaps }: Described, texts: CollectedTexts, components: NoticeComponent[], missing: NoticeGap[]): void {
  components.push({ ...component, texts: [], notices: [] });
  for (const text of brought) texts.add({ ...text, component: component.ref });
  const name = component.version === undefined ? component.name : `${component.name} ${component.version}`;
  for (const gap of gaps) missing.push({ what: gap.what, component: component.ref, name, message: gap.message, remedy: gap.remedy });
}

function withIds(notice: Omit<Notice, 'texts'>, collected: CollectedTexts): Notice {
  const texts = collected.texts();
  const byRef = Map.groupBy(texts.flatMap(({ id, kind, components }) => components.map((ref) => ({ ref, kind, id }))), ({ ref }) => ref);
  const known = (ref: string, kind: 'license' | 'notice'): string[] => (byRef.get(ref) ?? []).filter((text) => text.kind === kind).map(({ id }) => id);
  return { ...notice, texts, components: notice.components.map((component) => ({ ...component, texts: known(component.ref, 'license'), notices: known(component.ref, 'notice') })) };
}

function reasonToLeaveOut({ scope }: Component, use: UsageFacts, { include, exclude }: NoticeOptions): string | undefined {
  if (exclude.has(scope)) return `left out on request: scope ${scope}`;
  return include.has(scope) || shipped(use) !== false ? undefined : `not handed over: needed for ${scope} only`;
}

/** A component that one target hands over is in the notice, whatever another one does with it. */
function mergedReasons(all: readonly NoticeLeftOut[], named: readonly NoticeComponent[]): NoticeLeftOut[] {
  const isNamed = new Set(named.map(({ ref }) => ref));
  return [...Map.groupBy(all, ({ reason }) => reason)].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([reason, group]) => {
    const refs = [...new Set(group.flatMap((one) => one.refs))].filter((ref) => !isNamed.has(ref)).sort();
    return refs.length === 0 ? [] : [{ reason, refs }];
  });
}

/** What one target does not know, another one may. */
function stillMissing(gaps: readonly NoticeGap[], merged: readonly NoticeComponent[]): NoticeGap[] {
  const byRef = new Map(merged.map((component) => [component.ref, component]));
  return gaps.filter(({ what, component }) => {
    const known = component === undefined ? undefined : byRef.get(component);
    if (known === undefined) return true;
    return what === 'copyright' ? known.copyrights.length === 0 : what !== 'license' || known.licenseStatus !== 'settled';
  });
}

function uniqueGaps(gaps: readonly NoticeGap[]): NoticeGap[] {
  const byKey = new Map(gaps.map((gap) => [`${gap.what}\0${gap.name}\0${gap.component ?? ''}\0${gap.message}`, gap]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
}
