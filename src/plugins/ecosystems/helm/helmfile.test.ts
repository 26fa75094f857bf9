import { expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import helm from './index.ts';

async function read(text: string, path = 'helmfile.yaml'): Promise<{ purls: string[]; issues: string[] }> {
  const [extraction] = await extractFromMemory(helm, new Map([[path, encodeUtf8(text)]]));
  return {
    purls: [...extraction!.nodes].flatMap((node) => (node.kind === 'component' ? [node.purl as string] : [])),
    issues: extraction!.issues.filter(({ message }) => !message.includes('in turn')).map(({ code, line, message }) => `${line ?? ''} ${code} ${message}`),
  };
}

it('releases that are written out in a template are read, the others told at their lines', async () => {
  expect(await read(`{{/* a remark
over two lines */}}
repositories:
- name: stable
  url: https://charts.example/stable
- name: own
  url: {{ .Values.url }}
releases:
- name: lamp
  chart: stable/lamp
  version: 1.2.3
- name: wick
  chart: oci://charts.example/acme/wick
  version: {{ .Values.wick | default "1.0" }}
- name: oil
  chart: "own/oil"
  version: "2.0.0" {{/* fixed */}}
- name: saw
  chart: stable/{{ .Values.saw }}
  version: 3.0.0
`)).toEqual({
    purls: ['pkg:helm/lamp@1.2.3?repository_url=https:%2F%2Fcharts.example%2Fstable', 'pkg:helm/wick?repository_url=oci:%2F%2Fcharts.example%2Facme', 'pkg:helm/oil@2.0.0'],
    issues: ['12 unresolved 1 dependency has no exact version: wick', '18 unresolved the template writes which chart it is, and was not rendered: saw'],
  });
});

it('conditions, loops and lines that the template writes', async () => {
  const source = `{{ if .Values.x }}
environments: {}
{{ end }}
releases:
{{- if eq .Environment.Name "prod" }}
- name: lamp
  chart: stable/lamp
  version: 1.2.3
{{- else }}
- name: lamp
  chart: stable/lamp
  version: {{ if .a }}1.0.0{{ else }}1.1.0{{ end }}
{{- end }}
{{ $more := .Values.more }}
{{ range $more }}
- name: {{ .name }}
  chart: {{ .chart }}
{{ end }}
{{ toYaml .Values.releases }}
`;
  expect(await read(source, 'helmfile.yaml.gotmpl')).toEqual({
    purls: ['pkg:helm/lamp@1.2.3', 'pkg:helm/lamp'],
    issues: [
      '10 unresolved 1 dependency has no exact version: lamp',
      '16 unresolved the template writes which chart it is, and was not rendered: releases[2]',
      '19 unsupported the template writes further lines of the file, and was not rendered',
      '5 unsupported conditions and loops of the template decide about releases: those of all branches are listed',
    ],
  });
});

it('releases that the template writes as a whole', async () => {
  expect(await read('releases: {{ toYaml .Values.releases | nindent 2 }}\n')).toEqual({ purls: [], issues: ['1 unresolved the template writes which chart it is, and was not rendered: releases'] });
});

it('a template that is no YAML before it is rendered', async () => {
  expect(await read('releases:\n- chart: stable/lamp\n {{ .x }} y: [\n')).toEqual({ purls: [], issues: ['3 unsupported the file is a template and was not rendered'] });
});

it('an action that is not closed is not taken for one', async () => {
  expect((await read('releases:\n- chart: stable/lamp\n  version: 1.2.3\n  note: "{{ open"\n')).purls).toEqual(['pkg:helm/lamp@1.2.3']);
});
