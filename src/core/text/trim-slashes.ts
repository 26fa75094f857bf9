/** Without slashes at the end; a regular expression would take quadratic time on long runs of them. */
export function withoutTrailingSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') end--;
  return text.slice(0, end);
}

/** Without slashes at both ends. */
export function withoutOuterSlashes(text: string): string {
  let start = 0;
  while (start < text.length && text[start] === '/') start++;
  return withoutTrailingSlashes(text.slice(start));
}
