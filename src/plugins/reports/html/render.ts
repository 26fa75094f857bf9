import { summarize } from '#core/inventory/summary.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import { escapeHtml } from '#core/report/escape-html.ts';
import { count } from '#core/report/words.ts';
import { onOneLine } from '#core/text/json-pieces.ts';
import { pageMembers } from './page-data.ts';
import { script, style } from './page.generated.ts';

/** Nothing is fetched by the page: style, script and data are inside, and a content security policy keeps it so. */
export default function* render(input: ReportInput): Generator<string> {
  const { inventories, generatedAt } = input;
  const names = inventories.map(({ subject }) => subject.name);
  const title = names.length === 1 ? names[0]! : count(names.length, 'target');
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="generator" content="${escapeHtml(`${input.tool.name} ${input.tool.version}`)}">
<title>Inventory of ${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<noscript>${withoutScript(input)}</noscript>
<div id="app"><p class="loading">Reading the inventory … If this stays, the file is not complete, or scripts are not allowed here: open it in a browser of its own, or make it again with “muster scan --format html”.</p></div>
<script type="application/json" id="data">`;
  yield* embedded(onOneLine(pageMembers(input)));
  yield `</script>\n<script>${script}</script>\n<!-- ${escapeHtml(generatedAt)} -->\n</body>\n</html>\n`;
}

/** JSON inside a script element: no text of the data may end the element. */
function* embedded(pieces: Iterable<string>): Generator<string> {
  const enough = 65_536;
  let json = '';
  for (const piece of pieces) {
    json += piece;
    if (json.length < enough) continue;
    yield withoutEnds(json);
    json = '';
  }
  yield withoutEnds(json);
}

const withoutEnds = (json: string): string => json.replaceAll('<', String.raw`\u003c`).replaceAll('\u2028', String.raw`\u2028`).replaceAll('\u2029', String.raw`\u2029`);

/** For readers without scripts, and for printing to text. */
function withoutScript({ inventories }: ReportInput): string {
  const { components, direct, issues, ecosystems } = summarize(inventories);
  const rows = ecosystems.map((row) => `<tr><td>${escapeHtml(row.type)}</td><td>${row.components}</td><td>${row.direct}</td><td>${row.withoutLicense}</td></tr>`).join('');
  return `<h1>Inventory</h1><p>${count(components, 'component')}, ${direct} direct, ${count(issues, 'issue')}. Searching and filtering need scripts to be allowed.</p>
<table><tr><th>Ecosystem</th><th>Components</th><th>Direct</th><th>No declared licence</th></tr>${rows}</table>`;
}
