import { isNumeral, order, orderNumerals, type Order, type VersionOrder } from './version-order.ts';

/** Arch Linux (vercmp): `[epoch:]version[-release]`; unlike rpm, `1.0a` comes before `1.0`. */
export const alpm: VersionOrder = {
  compare(left, right) {
    const a = read(left);
    const b = read(right);
    return orderNumerals(a.epoch, b.epoch) || orderParts(a.version, b.version) || orderParts(a.release, b.release);
  },
  isVersion: (text) => /^(?:[0-9]+:)?[A-Za-z0-9._+~]+(?:-[0-9]+(?:\.[0-9]+)?)?$/.test(text),
};

/** Without a release it comes before all releases; vercmp calls them equal, which is no order. */
function read(text: string): { readonly epoch: string; readonly version: string; readonly release: string } {
  const [, epoch = '0', rest = ''] = /^(?:([0-9]+):)?(.*)$/s.exec(text) ?? [];
  const dash = rest.lastIndexOf('-');
  return dash < 0 ? { epoch, version: rest, release: '' } : { epoch, version: rest.slice(0, dash), release: rest.slice(dash + 1) };
}

interface Run {
  readonly separator: string;
  readonly text: string;
}

function orderParts(left: string, right: string): Order {
  const a = runs(left);
  const b = runs(right);
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const found = orderRuns(a[index] as Run, b[index] as Run);
    if (found !== 0) return found;
  }
  if (a.length === b.length) return 0;
  return a.length > b.length ? beyond(a[shared] as Run) : order(0, beyond(b[shared] as Run));
}

function runs(text: string): Run[] {
  const found: Run[] = [];
  let separator = '';
  for (const piece of text.match(/[0-9]+|[A-Za-z]+|[^0-9A-Za-z]+/g) ?? []) {
    const isRun = /^[0-9A-Za-z]/.test(piece);
    if (isRun) found.push({ separator, text: piece });
    separator = isRun ? '' : piece;
  }
  return found;
}

function orderRuns(left: Run, right: Run): Order {
  const found = order(left.separator.length, right.separator.length) || order(isNumber(left) ? 1 : 0, isNumber(right) ? 1 : 0);
  if (found !== 0) return found;
  return isNumber(left) ? orderNumerals(left.text, right.text) : order(left.text, right.text);
}

/** `1.0a` comes before `1.0`, but `1.0.a` after. */
const beyond = (run: Run): Order => (run.separator === '' && !isNumber(run) ? -1 : 1);

const isNumber = (run: Run): boolean => isNumeral(run.text);
