/** Text of unknown origin as plain text in a cell or sentence of GitHub-flavoured Markdown: no markup, no HTML, no mention, no new row. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\r\n\t]+/g, ' ')
    .replaceAll(/[\\`*_{}[\]()#+!|~]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // a zero-width space keeps @name and http://… from becoming links
    .replaceAll('@', '@\u200B')
    .replaceAll('://', ':\u200B//');
}
