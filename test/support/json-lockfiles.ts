import { base64, each, hex, type LockfileKind } from './lockfile-kind.ts';

const comma = (index: number): string => (index === 0 ? '' : ',');

/** Of package managers that write JSON; those that every ecosystem has come in `lockfiles`. */
export const jsonLockfiles: Readonly<Record<string, LockfileKind>> = {
  'project.assets.json': {
    file: 'obj/project.assets.json',
    beside: {},
    bytesEach: 755,
    *pieces(packages) {
      yield '{\n  "version": 3,\n  "targets": {\n    "net8.0": {';
      yield* each(packages, (index, next) => `${comma(index)}\n      "Package.N${index}/1.0.${index}": {\n        "type": "package",${next === undefined ? '' : `\n        "dependencies": {\n          "Package.N${next}": "1.0.${next}"\n        },`}\n        "compile": {\n          "lib/net8.0/Package.N${index}.dll": {\n            "related": ".xml"\n          }\n        },\n        "runtime": {\n          "lib/net8.0/Package.N${index}.dll": {\n            "related": ".xml"\n          }\n        }\n      }`);
      yield '\n    }\n  },\n  "libraries": {';
      yield* each(packages, (index) => `${comma(index)}\n    "Package.N${index}/1.0.${index}": {\n      "sha512": "${base64(index, 86)}==",\n      "type": "package",\n      "path": "package.n${index}/1.0.${index}",\n      "files": [\n        ".nupkg.metadata",\n        ".signature.p7s",\n        "lib/net8.0/Package.N${index}.dll",\n        "lib/net8.0/Package.N${index}.xml"\n      ]\n    }`);
      yield '\n  },\n  "projectFileDependencyGroups": {\n    "net8.0": [\n      "Package.N0 >= 1.0.0"\n    ]\n  },\n  "project": {\n    "version": "1.0.0",\n    "restore": {\n      "projectName": "App",\n      "projectPath": "/src/App.csproj"\n    },\n    "frameworks": {\n      "net8.0": {\n        "targetAlias": "net8.0",\n        "dependencies": {\n          "Package.N0": {\n            "target": "Package",\n            "version": "[1.0.0, )"\n          }\n        }\n      }\n    }\n  }\n}\n';
    },
  },
  'deps.json': {
    file: 'App.deps.json',
    beside: {},
    bytesEach: 595,
    *pieces(packages) {
      yield '{\n  "runtimeTarget": {\n    "name": ".NETCoreApp,Version=v8.0"\n  },\n  "targets": {\n    ".NETCoreApp,Version=v8.0": {\n      "App/1.0.0": {\n        "dependencies": {\n          "Package.N0": "1.0.0"\n        },\n        "runtime": {\n          "App.dll": {}\n        }\n      }';
      yield* each(packages, (index, next) => `,\n      "Package.N${index}/1.0.${index}": {${next === undefined ? '' : `\n        "dependencies": {\n          "Package.N${next}": "1.0.${next}"\n        },`}\n        "runtime": {\n          "lib/net8.0/Package.N${index}.dll": {\n            "assemblyVersion": "1.0.0.0",\n            "fileVersion": "1.0.${index}.0"\n          }\n        }\n      }`);
      yield '\n    }\n  },\n  "libraries": {\n    "App/1.0.0": {\n      "type": "project",\n      "serviceable": false,\n      "sha512": ""\n    }';
      yield* each(packages, (index) => `,\n    "Package.N${index}/1.0.${index}": {\n      "type": "package",\n      "serviceable": true,\n      "sha512": "sha512-${base64(index, 86)}==",\n      "path": "package.n${index}/1.0.${index}",\n      "hashPath": "package.n${index}.1.0.${index}.nupkg.sha512"\n    }`);
      yield '\n  }\n}\n';
    },
  },
  'deno.lock v5': {
    file: 'deno.lock',
    beside: { 'deno.json': '{"imports": {"package-0": "npm:package-0@^1.0.0"}}' },
    bytesEach: 220,
    *pieces(packages) {
      yield '{\n  "version": "5",\n  "specifiers": {\n    "npm:package-0@^1.0.0": "1.0.0"\n  },\n  "npm": {';
      yield* each(packages, (index, next) => `${comma(index)}\n    "package-${index}@1.0.${index}": {\n      "integrity": "sha512-${base64(index, 86)}=="${next === undefined ? '' : `,\n      "dependencies": [\n        "package-${next}"\n      ]`}\n    }`);
      yield '\n  },\n  "workspace": {\n    "dependencies": [\n      "npm:package-0@^1.0.0"\n    ]\n  }\n}\n';
    },
  },
  'deno.lock v3': {
    file: 'deno.lock',
    beside: { 'deno.json': '{"imports": {"package-0": "npm:package-0@^1.0.0"}}' },
    bytesEach: 260,
    *pieces(packages) {
      yield '{\n  "version": "3",\n  "packages": {\n    "specifiers": {\n      "npm:package-0@^1.0.0": "npm:package-0@1.0.0"\n    },\n    "npm": {';
      yield* each(packages, (index, next) => `${comma(index)}\n      "package-${index}@1.0.${index}": {\n        "integrity": "sha512-${base64(index, 86)}==",\n        "dependencies": {${next === undefined ? '' : `\n          "package-${next}": "package-${next}@1.0.${next}"\n        `}}\n      }`);
      yield '\n    }\n  },\n  "remote": {}\n}\n';
    },
  },
  'renv.lock': {
    file: 'renv.lock',
    beside: {},
    bytesEach: 275,
    *pieces(packages) {
      yield '{\n  "R": {\n    "Version": "4.3.1",\n    "Repositories": [\n      {\n        "Name": "CRAN",\n        "URL": "https://cran.example"\n      }\n    ]\n  },\n  "Packages": {';
      yield* each(packages, (index, next) => `${comma(index)}\n    "package${index}": {\n      "Package": "package${index}",\n      "Version": "1.0.${index}",\n      "Source": "Repository",\n      "Repository": "CRAN",\n      "Requirements": [\n        "R"${next === undefined ? '' : `,\n        "package${next}"`}\n      ],\n      "Hash": "${hex(index, 32)}"\n    }`);
      yield '\n  }\n}\n';
    },
  },
  'installed.json': {
    file: 'vendor/composer/installed.json',
    beside: {},
    bytesEach: 685,
    *pieces(packages) {
      yield '{\n    "packages": [';
      yield* each(packages, (index, next) => `${comma(index)}\n        {\n            "name": "acme/package-${index}",\n            "version": "1.0.${index}",\n            "version_normalized": "1.0.${index}.0",\n            "source": {\n                "type": "git",\n                "url": "https://code.example/acme/package-${index}.git",\n                "reference": "${hex(index, 40)}"\n            },\n            "require": {${next === undefined ? '' : `\n                "acme/package-${next}": "^1.0"\n            `}},\n            "time": "2026-01-01T00:00:00+00:00",\n            "type": "library",\n            "installation-source": "dist",\n            "license": [\n                "MIT"\n            ],\n            "install-path": "../acme/package-${index}"\n        }`);
      yield '\n    ],\n    "dev": true,\n    "dev-package-names": []\n}\n';
    },
  },
  '.package-lock.json': {
    file: 'node_modules/.package-lock.json',
    beside: {},
    bytesEach: 365,
    *pieces(packages) {
      yield '{\n  "name": "app",\n  "version": "1.0.0",\n  "lockfileVersion": 3,\n  "requires": true,\n  "packages": {';
      yield* each(packages, (index, next) => `${comma(index)}\n    "node_modules/package-${index}": {\n      "version": "1.0.${index}",\n      "resolved": "https://registry.example/package-${index}/-/package-${index}-1.0.${index}.tgz",\n      "integrity": "sha512-${base64(index, 86)}==",\n      "license": "MIT"${next === undefined ? '' : `,\n      "dependencies": {\n        "package-${next}": "^1.0.0"\n      }`}\n    }`);
      yield '\n  }\n}\n';
    },
  },
  'Package.resolved v2': {
    file: 'Package.resolved',
    beside: {},
    bytesEach: 280,
    *pieces(packages) {
      yield '{\n  "pins" : [';
      yield* each(packages, (index) => `${comma(index)}\n    {\n      "identity" : "package-${index}",\n      "kind" : "remoteSourceControl",\n      "location" : "https://code.example/acme/package-${index}.git",\n      "state" : {\n        "revision" : "${hex(index, 40)}",\n        "version" : "1.0.${index}"\n      }\n    }`);
      yield '\n  ],\n  "version" : 2\n}\n';
    },
  },
  'spack.lock': {
    file: 'spack.lock',
    beside: {},
    bytesEach: 415,
    *pieces(packages) {
      yield `{\n  "_meta": {"file-type": "spack-lockfile", "lockfile-version": 6, "specfile-version": 5},\n  "roots": [{"hash": "${hex(0, 32)}", "spec": "package-0"}],\n  "concrete_specs": {`;
      yield* each(packages, (index, next) => `${comma(index)}\n    "${hex(index, 32)}": {"name": "package-${index}", "version": "1.0.${index}", "arch": {"platform": "linux", "platform_os": "debian12", "target": "x86_64"}, "namespace": "builtin", "parameters": {"build_system": "cmake"}, "dependencies": [${next === undefined ? '' : `{"name": "package-${next}", "hash": "${hex(next, 32)}", "parameters": {"deptypes": ["link"], "virtuals": []}}`}], "hash": "${hex(index, 32)}"}`);
      yield '\n  }\n}\n';
    },
  },
  'spack index.json': {
    file: 'opt/spack/.spack-db/index.json',
    beside: {},
    bytesEach: 435,
    *pieces(packages) {
      yield '{"database": {"version": "7", "installs": {';
      yield* each(packages, (index, next) => `${comma(index)}\n"${hex(index, 32)}": {"spec": {"name": "package-${index}", "version": "1.0.${index}", "arch": {"platform": "linux", "platform_os": "debian12", "target": "x86_64"}, "namespace": "builtin", "dependencies": [${next === undefined ? '' : `{"name": "package-${next}", "hash": "${hex(next, 32)}", "parameters": {"deptypes": ["link"], "virtuals": []}}`}], "hash": "${hex(index, 32)}"}, "ref_count": 1, "installed": true, "explicit": ${index === 0}}`);
      yield '}}}\n';
    },
  },
  'flake.lock': {
    file: 'flake.lock',
    beside: {},
    bytesEach: 485,
    *pieces(packages) {
      yield '{\n  "nodes": {\n    "root": {\n      "inputs": {\n        "input-0": "input-0"\n      }\n    }';
      yield* each(packages, (index, next) => `,\n    "input-${index}": {${next === undefined ? '' : `\n      "inputs": {\n        "input-${next}": "input-${next}"\n      },`}\n      "locked": {\n        "lastModified": 1700000000,\n        "narHash": "sha256-${base64(index, 43)}=",\n        "owner": "acme",\n        "repo": "package-${index}",\n        "rev": "${hex(index, 40)}",\n        "type": "github"\n      },\n      "original": {\n        "owner": "acme",\n        "repo": "package-${index}",\n        "type": "github"\n      }\n    }`);
      yield '\n  },\n  "root": "root",\n  "version": 7\n}\n';
    },
  },
  'maven_install.json v2': {
    file: 'maven_install.json',
    beside: {},
    bytesEach: 315,
    *pieces(packages) {
      yield '{\n  "__AUTOGENERATED_FILE_DO_NOT_MODIFY_THIS_FILE_MANUALLY": "THERE_IS_NO_DATA_ONLY_ZUUL",\n  "__INPUT_ARTIFACTS_HASH": 1,\n  "__RESOLVED_ARTIFACTS_HASH": 1,\n  "artifacts": {';
      yield* each(packages, (index) => `${comma(index)}\n    "org.acme:package-${index}": {\n      "shasums": {\n        "jar": "${hex(index, 64)}"\n      },\n      "version": "1.0.${index}"\n    }`);
      yield '\n  },\n  "dependencies": {';
      yield* each(packages, (index, next) => (next === undefined ? '' : `${comma(index)}\n    "org.acme:package-${index}": [\n      "org.acme:package-${next}"\n    ]`));
      yield '\n  },\n  "packages": {';
      yield* each(packages, (index) => `${comma(index)}\n    "org.acme:package-${index}": [\n      "org.acme.package${index}"\n    ]`);
      yield '\n  },\n  "repositories": {},\n  "version": "2"\n}\n';
    },
  },
  'maven_install.json v1': {
    file: 'maven_install.json',
    beside: {},
    bytesEach: 475,
    *pieces(packages) {
      yield '{\n  "dependency_tree": {\n    "__AUTOGENERATED_FILE_DO_NOT_MODIFY_THIS_FILE_MANUALLY": 1,\n    "conflict_resolution": {},\n    "dependencies": [';
      yield* each(packages, (index, next) => `${comma(index)}\n      {\n        "coord": "org.acme:package-${index}:1.0.${index}",\n        "dependencies": [${next === undefined ? '' : `\n          "org.acme:package-${next}:1.0.${next}"\n        `}],\n        "directDependencies": [${next === undefined ? '' : `\n          "org.acme:package-${next}:1.0.${next}"\n        `}],\n        "file": "v1/package-${index}-1.0.${index}.jar",\n        "sha256": "${hex(index, 64)}",\n        "url": "https://repository.example/org/acme/package-${index}/1.0.${index}/package-${index}-1.0.${index}.jar"\n      }`);
      yield '\n    ],\n    "version": "0.1.0"\n  }\n}\n';
    },
  },
  'dependencies.lock': {
    file: 'dependencies.lock',
    beside: {},
    bytesEach: 165,
    *pieces(packages) {
      yield '{\n    "runtimeClasspath": {';
      yield* each(packages, (index) => `${comma(index)}\n        "org.acme:package-${index}": {\n            "locked": "1.0.${index}"${index === 0 ? ',\n            "requested": "1.+"' : `,\n            "transitive": [\n                "org.acme:package-${index - 1}"\n            ]`}\n        }`);
      yield '\n    }\n}\n';
    },
  },
  'build.sbt.lock': {
    file: 'build.sbt.lock',
    beside: {},
    bytesEach: 325,
    *pieces(packages) {
      yield '{\n  "lockVersion" : 1,\n  "timestamp" : "2026-01-01T00:00:00Z",\n  "configurations" : [ "compile", "runtime", "test" ],\n  "dependencies" : [';
      yield* each(packages, (index) => `${comma(index)}\n    {\n      "org" : "org.acme",\n      "name" : "package-${index}_2.13",\n      "version" : "1.0.${index}",\n      "artifacts" : [\n        {\n          "name" : "package-${index}_2.13.jar",\n          "hash" : "sha1:${hex(index, 40)}"\n        }\n      ],\n      "configurations" : [ "compile", "runtime", "test" ]\n    }`);
      yield '\n  ]\n}\n';
    },
  },
  'plan.json': {
    file: 'dist-newstyle/cache/plan.json',
    beside: {},
    bytesEach: 400,
    *pieces(packages) {
      yield '{"cabal-version":"3.8.1.0","install-plan":[';
      yield* each(packages, (index, next) => `${comma(index)}{"type":"configured","id":"package-${index}-1.0.${index}-${hex(index, 64)}","pkg-name":"package-${index}","pkg-version":"1.0.${index}","style":"global","pkg-src":{"type":"repo-tar"},"pkg-src-sha256":"${hex(index, 64)}","depends":[${next === undefined ? '' : `"package-${next}-1.0.${next}-${hex(next, 64)}"`}]}`);
      yield ']}\n';
    },
  },
  'pip-inspect.deplock': {
    file: 'pip-inspect.deplock',
    beside: {},
    bytesEach: 385,
    *pieces(packages) {
      yield '{\n  "version": "1",\n  "pip_version": "24.0",\n  "installed": [';
      yield* each(packages, (index, next) => `${comma(index)}\n    {\n      "metadata": {\n        "metadata_version": "2.1",\n        "name": "package-${index}",\n        "version": "1.0.${index}",\n        "summary": "A package",\n        "license": "MIT"${next === undefined ? '' : `,\n        "requires_dist": [\n          "package-${next}>=1.0"\n        ]`}\n      },\n      "metadata_location": "/env/package_${index}-1.0.${index}.dist-info",\n      "installer": "pip",\n      "requested": ${index === 0}\n    }`);
      yield '\n  ],\n  "environment": {\n    "python_version": "3.12"\n  }\n}\n';
    },
  },
  'nimble.lock': {
    file: 'nimble.lock',
    beside: {},
    bytesEach: 355,
    *pieces(packages) {
      yield '{\n  "version": 2,\n  "packages": {';
      yield* each(packages, (index, next) => `${comma(index)}\n    "package${index}": {\n      "version": "1.0.${index}",\n      "vcsRevision": "${hex(index, 40)}",\n      "url": "https://code.example/acme/package${index}",\n      "downloadMethod": "git",\n      "dependencies": [${next === undefined ? '' : `\n        "package${next}"\n      `}],\n      "checksums": {\n        "sha1": "${hex(index, 40)}"\n      }\n    }`);
      yield '\n  },\n  "tasks": {}\n}\n';
    },
  },
  'dub.selections.json': {
    file: 'dub.selections.json',
    beside: {},
    bytesEach: 34,
    *pieces(packages) {
      yield '{\n\t"fileVersion": 1,\n\t"versions": {';
      yield* each(packages, (index) => `${comma(index)}\n\t\t"package-${index}": "1.0.${index}"`);
      yield '\n\t}\n}\n';
    },
  },
  'elm.json': {
    file: 'elm.json',
    beside: {},
    bytesEach: 48,
    *pieces(packages) {
      yield '{\n    "type": "application",\n    "source-directories": ["src"],\n    "elm-version": "0.19.1",\n    "dependencies": {\n        "direct": {},\n        "indirect": {';
      yield* each(packages, (index) => `${comma(index)}\n            "acme/package-${index}": "1.0.${index}"`);
      yield '\n        }\n    },\n    "test-dependencies": {\n        "direct": {},\n        "indirect": {}\n    }\n}\n';
    },
  },
  'Brewfile.lock.json': {
    file: 'Brewfile.lock.json',
    beside: {},
    bytesEach: 280,
    *pieces(packages) {
      yield '{\n  "entries": {\n    "brew": {';
      yield* each(packages, (index) => `${comma(index)}\n      "package-${index}": {\n        "version": "1.0.${index}",\n        "bottle": {\n          "rebuild": 0,\n          "files": {\n            "sonoma": {\n              "sha256": "${hex(index, 64)}"\n            }\n          }\n        }\n      }`);
      yield '\n    }\n  },\n  "system": {}\n}\n';
    },
  },
  'extensions.json': {
    file: '.vscode/extensions/extensions.json',
    beside: {},
    bytesEach: 260,
    *pieces(packages) {
      yield '[';
      yield* each(packages, (index) => `${comma(index)}{"identifier":{"id":"acme.extension-${index}","uuid":"${hex(index, 32)}"},"version":"1.0.${index}","location":{"$mid":1,"path":"/home/.vscode/extensions/acme.extension-${index}-1.0.${index}","scheme":"file"},"relativeLocation":"acme.extension-${index}-1.0.${index}"}`);
      yield ']\n';
    },
  },
  'cos-package-info.json': {
    file: 'etc/cos-package-info.json',
    beside: {},
    bytesEach: 128,
    *pieces(packages) {
      yield '{\n    "installedPackages": [';
      yield* each(packages, (index) => `${comma(index)}\n        {\n            "category": "app-misc",\n            "name": "package-${index}",\n            "version": "1.0.${index}"\n        }`);
      yield '\n    ]\n}\n';
    },
  },
  'Godeps.json': {
    file: 'Godeps/Godeps.json',
    beside: {},
    bytesEach: 137,
    *pieces(packages) {
      yield '{\n\t"ImportPath": "code.example/app",\n\t"GoVersion": "go1.8",\n\t"Deps": [';
      yield* each(packages, (index) => `${comma(index)}\n\t\t{\n\t\t\t"ImportPath": "code.example/package-${index}",\n\t\t\t"Comment": "v1.0.${index}",\n\t\t\t"Rev": "${hex(index, 40)}"\n\t\t}`);
      yield '\n\t]\n}\n';
    },
  },
};
