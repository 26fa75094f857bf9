import type { ConfigurationAnswers, RegistryEndpoint } from '#core/plugin/registry.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { encodeBase64 } from '#core/text/base64.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { child, children, parseXml, textOf, type XmlElement } from '#core/text/xml.ts';
import { isGroup, type SourceNode } from '#core/text/source-tree.ts';
import { languageOf, readCode } from '../gradle/gradle-code.ts';
import { Interpolator, isResolved } from '../interpolate.ts';

interface Repository {
  readonly id: string;
  readonly url: string;
}

/** The repositories that the clients of a user would ask, mirrors in the place of what they mirror; each once. */
export function repositoryEndpoints({ files, environment, commands }: ConfigurationAnswers): RegistryEndpoint[] {
  const interpolator = new Interpolator((name) => (name.startsWith('env.') ? environment.get(name.slice('env.'.length)) : undefined));
  const settings = [...files].filter(([name]) => name.endsWith('settings.xml')).map(([, text]) => readXml(text)).filter((root) => root?.name === 'settings');
  const mirrors = settings.flatMap((root) => children(child(root, 'mirrors'), 'mirror').map(mirrorOf));
  const authorizations = new Map(settings.toReversed().flatMap((root) => children(child(root, 'servers'), 'server')).map((server) => [textOf(server, 'id') ?? '', authorizationOf(server, interpolator)]));
  const repositories = [
    ...settings.flatMap((root) => activeRepositories(root!)),
    ...[...commands.values()].flatMap((output) => repositoriesIn(readXml(elementIn(output)))),
    ...[...files].flatMap(([name, text]) => (/\.gradle(?:\.kts)?$/.test(name) ? urlsOfScript(text, name) : name.endsWith('repositories') ? urlsOfSbt(text) : [])),
    ...(environment.get('COURSIER_REPOSITORIES') ?? '').split('|').map((url) => ({ id: 'coursier', url })),
  ];
  const chosen = [
    // a mirror of everything is asked even when no repository is named
    ...mirrors.filter(({ of }) => covers(of, { id: 'central', url: 'https:' })),
    ...repositories.map((repository) => mirrors.find(({ of }) => covers(of, repository)) ?? repository),
  ].filter((choice) => !('isBlocked' in choice && choice.isBlocked));
  const endpoints = new Map<string, RegistryEndpoint>();
  for (const { id, url } of chosen) {
    const place = withoutTrailingSlashes(interpolator.interpolate(url));
    if (!/^https?:\/\/[^\s]+$/.test(place) || !isResolved(place) || endpoints.has(place)) continue;
    const authorization = authorizations.get(id);
    endpoints.set(place, { url: place, ...(authorization === undefined ? {} : { authorization }) });
  }
  return [...endpoints.values()];
}

/** `undefined` for what is no XML: a damaged file of the user's names nothing. */
function readXml(text: string): XmlElement | undefined {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof TextSyntaxError) return undefined;
    throw error;
  }
}

const repositoryOf = (element: XmlElement): Repository => ({ id: textOf(element, 'id') ?? '', url: textOf(element, 'url') ?? '' });

/** Of the profiles that are active by default or listed as active. */
function activeRepositories(settings: XmlElement): Repository[] {
  const active = new Set(children(child(settings, 'activeProfiles'), 'activeProfile').map((profile) => profile.text));
  return children(child(settings, 'profiles'), 'profile')
    .filter((profile) => active.has(textOf(profile, 'id') ?? '') || textOf(profile, 'activation', 'activeByDefault') === 'true')
    .flatMap((profile) => children(child(profile, 'repositories'), 'repository').map(repositoryOf));
}

/** Without the words before it and the colours of a terminal behind it. */
const elementIn = (output: string): string => output.slice(Math.max(0, output.indexOf('<')), output.lastIndexOf('>') + 1);

/** Every element with an id and a URL in what Maven printed. */
function repositoriesIn(root: XmlElement | undefined): Repository[] {
  if (root === undefined) return [];
  const found: Repository[] = [];
  const pending = [root];
  for (let element = pending.shift(); element !== undefined; element = pending.shift()) {
    if (textOf(element, 'id') !== undefined && textOf(element, 'url') !== undefined) found.push(repositoryOf(element));
    pending.push(...element.children);
  }
  return found;
}

interface Mirror extends Repository {
  readonly of: string;
  /** What it would stand for must not be asked at all; Maven comes with one that stops plain http. */
  readonly isBlocked: boolean;
}

const mirrorOf = (element: XmlElement): Mirror => ({ ...repositoryOf(element), of: textOf(element, 'mirrorOf') ?? '', isBlocked: textOf(element, 'blocked') === 'true' });

/** `*`, `central`, `*,!internal`, `external:*`, `external:http:*`. */
function covers(pattern: string, { id, url }: Repository): boolean {
  const parts = pattern.split(',').map((part) => part.trim());
  const isExternal = !/^(?:file:|https?:\/\/(?:localhost|127\.0\.0\.1)(?:[:/]|$))/i.test(url);
  const matches = (part: string): boolean => part === '*' || part === id || (part === 'external:*' && isExternal) || (part === 'external:http:*' && isExternal && /^http:/i.test(url));
  return !parts.includes(`!${id}`) && parts.some(matches);
}

function authorizationOf(server: XmlElement, interpolator: Interpolator): string | undefined {
  const header = children(child(child(server, 'configuration'), 'httpHeaders'), 'property').find((property) => textOf(property, 'name')?.toLowerCase() === 'authorization');
  const value = textOf(header, 'value');
  const say = (text: string | undefined): string | undefined => {
    const said = text === undefined ? undefined : interpolator.interpolate(text);
    return said !== undefined && isResolved(said) ? said : undefined;
  };
  if (value !== undefined) return say(value);
  const username = say(textOf(server, 'username'));
  const password = say(textOf(server, 'password'));
  // {…} is encrypted with a master password that only Maven may use
  if (username === undefined || password === undefined || /^\{.*\}$/.test(password)) return undefined;
  return `Basic ${encodeBase64(`${username}:${password}`)}`;
}

/** `url 'https://…'`, `url = uri("https://…")`. */
function urlsOfScript(text: string, name: string): Repository[] {
  const found: Repository[] = [];
  const visit = (nodes: readonly SourceNode[]): void => {
    nodes.forEach((node, at) => {
      if (isGroup(node)) visit(node.items);
      else if (node.kind === 'word' && (node.text === 'url' || node.text === 'uri' || node.text === 'setUrl')) {
        const literal = nodes.slice(at + 1, at + 4).flatMap((next) => (isGroup(next, '(') ? next.items : [next])).find((next) => next.kind === 'text');
        if (literal?.kind === 'text') found.push({ id: '', url: literal.text });
      }
    });
  };
  visit(readCode(text, languageOf(name)));
  return found;
}

/** `name: https://…[, pattern]`, one a line. */
function urlsOfSbt(text: string): Repository[] {
  return text.split('\n').flatMap((line) => {
    const colon = line.indexOf(':');
    const [url = '', pattern] = line.slice(colon + 1).split(',').map((part) => part.trim());
    return colon === -1 || pattern?.startsWith('[') ? [] : [{ id: line.slice(0, colon).trim(), url }];
  });
}
