import { setFlagsFromString } from 'node:v8';

/** From this size on, in bytes, what is left behind by reading a file would decide how much memory the process takes. */
const large = 32 * 2 ** 20;

let isSmall = false;

/**
 * Keeps the heap small once a large file is read: the young generation stays as it is instead of growing to 96 MB, and the old one is collected
 * when it has grown by 40 %. Little of what is read lives long, so that this costs no measurable time. Ordinary scans never come here.
 */
export function keepHeapSmall(fileSize = large): void {
  if (isSmall || fileSize < large) return;
  isSmall = true;
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=40');
}
