/** A whole number with a comma before every three digits. `toLocaleString` would load the data of all languages first, which takes longer than a small scan. */
export function grouped(value: number): string {
  const digits = Math.abs(value).toFixed(0);
  let text = digits.slice(0, digits.length % 3);
  for (let at = text.length; at < digits.length; at += 3) text += `${text === '' ? '' : ','}${digits.slice(at, at + 3)}`;
  return value < 0 ? `-${text}` : text;
}
