import { hash, members, type ProjectTree } from './member.ts';

export const operations: Readonly<Record<string, ProjectTree>> = {
  *'Helm charts with local ones'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`charts-of-us/${name}/Chart.yaml`, `apiVersion: v2\nname: ${name}\nversion: 1.0.0\ndependencies:\n${needs.map((need) => `  - name: ${need}\n    version: 1.x\n    repository: file://../${need}\n`).join('')}${packages.map((one) => `  - name: ${one}\n    version: 1.x\n    repository: https://charts.example\n`).join('')}`];
      yield [`charts-of-us/${name}/Chart.lock`, `dependencies:\n${needs.map((need) => `- name: ${need}\n  repository: file://../${need}\n  version: 1.0.0\n`).join('')}${packages.map((one) => `- name: ${one}\n  repository: https://charts.example\n  version: 1.2.0\n`).join('')}digest: sha256:${hash(name)}\ngenerated: "2024-01-01T00:00:00Z"\n`];
      yield [`charts-of-us/${name}/values.yaml`, `image:\n  repository: registry.example/${name}\n  tag: "1.0"\n`];
      yield [`charts-of-us/${name}/templates/deployment.yaml`, `apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"\n`];
    }
  },

  *'Helm charts, vendored'(count) {
    yield ['Chart.yaml', 'apiVersion: v2\nname: root\nversion: 1.0.0\n'];
    for (const { name, needs } of members(count)) yield [`charts/${name}/Chart.yaml`, `apiVersion: v2\nname: ${name}\nversion: 1.0.0\ndependencies:\n${needs.map((need) => `  - name: ${need}\n    version: 1.0.0\n    repository: https://charts.example\n`).join('')}`];
  },

  *'Terraform modules'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`modules/${name}/main.tf`, `${needs.map((need) => `module "${need}" {\n  source = "../${need}"\n}\n`).join('')}module "far" {\n  source  = "acme/${packages[0]}/cloud"\n  version = "1.0.0"\n}\n`];
      yield [`modules/${name}/versions.tf`, `terraform {\n  required_providers {\n    ${packages[1]} = { source = "acme/${packages[1]}", version = "~> 1.0" }\n  }\n}\n`];
      yield [`modules/${name}/.terraform.lock.hcl`, `provider "registry.example/acme/${packages[1]}" {\n  version     = "1.0.0"\n  constraints = "~> 1.0"\n  hashes = ["h1:AAAA"]\n}\n`];
    }
  },

  *'Terraform, many files in a directory'(count) {
    for (const { name, packages } of members(count)) yield [`${name}.tf`, `module "${name}" {\n  source  = "acme/${packages[0]}/cloud"\n  version = "1.0.0"\n}\nprovider "${packages[2]}" {}\n`];
  },

  *'workflows of GitHub'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`.github/workflows/${name}.yml`, `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    container: registry.example/${packages[0]}:1.0\n    steps:\n${packages.map((one) => `      - uses: lib/${one}@v1\n`).join('')}      - uses: ./.github/actions/${name}\n`];
      yield [`.github/actions/${name}/action.yml`, `name: ${name}\nruns:\n  using: composite\n  steps:\n${needs.map((need) => `    - uses: ./.github/actions/${need}\n`).join('')}    - uses: lib/${packages[2]}@v1\n`];
    }
  },

  *'pipelines of GitLab'(count) {
    yield ['.gitlab-ci.yml', `include:\n${members(count).map(({ name }) => `  - local: ci/${name}.gitlab-ci.yml\n`).join('')}`];
    for (const { name, packages } of members(count)) yield [`ci/${name}.gitlab-ci.yml`, `${name}:\n  image: registry.example/${packages[0]}:1.0\n  services: [registry.example/${packages[2]}:1.0]\n`];
  },

  *'Dockerfiles'(count) {
    for (const { name, packages } of members(count)) yield [`${name}/Dockerfile`, `ARG VERSION=1.0\nFROM registry.example/${packages[0]}:$VERSION AS build\nRUN make\nFROM registry.example/${packages[2]}:1.0\nCOPY --from=build /out /out\n`];
  },

  *'compose files'(count) {
    for (const { name, packages } of members(count)) yield [`${name}/compose.yaml`, `services:\n${packages.map((one) => `  ${one}:\n    image: registry.example/${one}:1.0\n`).join('')}  own:\n    build: .\n`];
  },

  *'manifests of Kubernetes'(count) {
    for (const { name, packages } of members(count)) yield [`${name}/deployment.yaml`, `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec:\n  template:\n    spec:\n      containers:\n${packages.map((one) => `        - name: ${one}\n          image: registry.example/${one}:1.0\n`).join('')}`];
  },

  *'Ansible roles'(count) {
    for (const { name, packages } of members(count)) yield [`${name}/requirements.yml`, `roles:\n${packages.map((one) => `  - name: acme.${one}\n    version: 1.0.0\n`).join('')}`];
  },

  *'submodules'(count) {
    yield ['.gitmodules', members(count).map(({ name }) => `[submodule "${name}"]\n\tpath = vendor/${name}\n\turl = https://forge.example/${name}.git\n`).join('')];
  },

  *'files of tools'(count) {
    for (const { name } of members(count)) {
      yield [`${name}/.tool-versions`, 'nodejs 22.0.0\npython 3.12.0\n'];
      yield [`${name}/.pre-commit-config.yaml`, `repos:\n  - repo: https://forge.example/hooks/${name}\n    rev: v1.0\n    hooks: [{id: x}]\n`];
    }
  },

  *'directories with owners'(count) {
    yield ['CODEOWNERS', members(count).map(({ name }) => `/${name}/ @acme/${name}\n`).join('')];
    for (const { name, packages } of members(count)) {
      yield [`${name}/package.json`, JSON.stringify({ name, dependencies: { [packages[0]]: '1.0.0' } })];
      yield [`${name}/OWNERS`, `approvers:\n  - ${name}\n`];
      yield [`${name}/MAINTAINERS`, `- Ann <ann@${name}.example>\n`];
    }
  },
};
