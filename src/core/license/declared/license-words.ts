/** Words that tell licences apart nowhere. */
const noise = new Set('the license licence licenses licences licensed version versions ver v vers under terms of a an and software agreement released distributed is use see text full'.split(' '));

const later = /[\s,-]*(?:\(?\s*(?:or|and)[\s-]+(?:\(?at your (?:option|choice)\)?,?\s*)?(?:any\s+)?(?:later|newer|above|greater|higher|upper|subsequent|up|over)(?:[\s-]+versions?)?\s*(?:\(?at your option\)?)?\s*\)?)/g;

/**
 * The words that count, in small letters: `Apache License, Version 2.0`, `apache-2.0` and `Apache2` are all `apache 2`, `GPLv2 or later` and
 * `GPL (>= 2)` are `gpl 2 +`.
 */
export function licenseWords(text: string): string[] {
  const spaced = text.normalize('NFKC').toLowerCase()
    .replace(/["'“”‘’®™©]/g, '')
    .replace(later, ' + ')
    .replace(/(?:>=|≥)\s*v?\s*(\d[\d.]*)/g, '$1 + ')
    .replace(/(\d)\.x\b/g, '$1')
    .replace(/(\d)_(?=\d)/g, '$1.')
    .replace(/\+/g, ' + ')
    .replace(/[^a-z0-9.+]+/g, ' ')
    .replace(/([a-z]{2})v(\d)/g, '$1 $2')
    .replace(/([a-z]{2})(?=\d)/g, '$1 ')
    .replace(/(\d)(clause|para)/g, '$1 $2');
  // a "BSD 2.0" is no two-clause BSD: there only the number of clauses counts
  const counting = spaced.split(' ').map((each) => each.replace(/^\.+|\.+$/g, '')).filter((each) => each !== '' && !noise.has(each));
  return counting.map((each, index) => (counting[index - 1] === 'bsd' ? each : word(each)));
}

function word(written: string): string {
  const text = written.replace(/^v(?=\d)/, '');
  if (/^\d/.test(text)) return text.replace(/(?:\.0+)+$/, '');
  if (text === 'clauses') return 'clause';
  return text;
}
