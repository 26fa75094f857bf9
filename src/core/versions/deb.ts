import { orderDebianParts } from './debian-order.ts';
import { isNumeral, notAVersion, orderNumerals, type VersionOrder } from './version-order.ts';

interface DebianVersion {
  readonly epoch: string;
  readonly upstream: string;
  readonly revision: string;
}

const grammar = /^(?:[0-9]+:)?[0-9][A-Za-z0-9.+:~-]*$/;

/** `[epoch:]upstream[-revision]`; a missing revision is the same as 0. */
export const deb: VersionOrder = {
  compare(left, right) {
    const a = read(left);
    const b = read(right);
    return orderNumerals(a.epoch, b.epoch) || orderDebianParts(a.upstream, b.upstream) || orderDebianParts(a.revision, b.revision);
  },
  isVersion: (text) => grammar.test(text),
};

function read(text: string): DebianVersion {
  const trimmed = text.trim();
  const colon = trimmed.indexOf(':');
  const epoch = colon < 0 ? '0' : trimmed.slice(0, colon);
  const rest = trimmed.slice(colon + 1);
  if (!isNumeral(epoch) || rest === '' || /\s/.test(rest)) throw notAVersion('Debian', text);
  const dash = rest.lastIndexOf('-');
  return dash < 0 ? { epoch, upstream: rest, revision: '' } : { epoch, upstream: rest.slice(0, dash), revision: rest.slice(dash + 1) };
}
