/** What of the identifier of a document its elements can be called by in SPDX: a URI without fragment, on the web or a URN in SPDX 3. */
export function documentNamespace(identifier: string | undefined, target: 'spdx' | 'spdx3'): string | undefined {
  const namespace = identifier?.split('#', 1)[0] ?? '';
  return (target === 'spdx' ? /^[a-z][a-z0-9+.-]*:\S+$/i : /^(?:https?|urn):\S+$/i).test(namespace) ? namespace : undefined;
}
