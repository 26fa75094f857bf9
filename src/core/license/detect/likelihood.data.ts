/** Licences that have near variants on the list, the most common ones first. */
const common = ['MIT', 'BSD-3-Clause', 'BSD-2-Clause', 'ISC', 'Apache-2.0', 'HPND', 'HPND-sell-variant', 'BSD-4-Clause', 'BSD-4-Clause-UC', 'X11', 'NTP', 'MIT-CMU', 'Zlib', 'OpenSSL', 'GPL-2.0-only', 'LGPL-2.1-only', 'GPL-3.0-only', 'LGPL-3.0-only', 'CDDL-1.0', 'MPL-1.1', 'Python-2.0', 'Sleepycat'];

const ranks = new Map(common.map((id, rank) => [id, rank]));

/** Smaller is more common. */
export const commonness = (id: string): number => ranks.get(id) ?? common.length;
