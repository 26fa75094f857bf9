import { expect, test } from 'vitest';
import { placeInRepository } from './repository-place.ts';

test.each([
  ['root/.m2/repository/org/acme/tool/1.2.0/tool-1.2.0.jar', 'org.acme', 'tool', '1.2.0', undefined],
  ['usr/share/maven-repo/acme/acme/1.0/acme-1.0-sources.jar', 'acme', 'acme', '1.0', 'sources'],
  ['.m2/repository/org/acme/tool/2.0-SNAPSHOT/tool-2.0-20240101.101010-3.jar', 'org.acme', 'tool', '2.0-SNAPSHOT', undefined],
  ['opt/app/system/org/acme/core/3.1/core-3.1.jar', 'org.acme', 'core', '3.1', undefined],
  ['.gradle/caches/modules-2/files-2.1/org.acme/tool/1.2.0/0123abc/tool-1.2.0.jar', 'org.acme', 'tool', '1.2.0', undefined],
  ['.ivy2/cache/org.acme/tool/jars/tool-1.2.0.jar', 'org.acme', 'tool', '1.2.0', undefined],
  ['.cache/coursier/v1/https/packages.example/maven2/org/acme/tool_2.13/1.2.0/tool_2.13-1.2.0.jar', 'org.acme', 'tool_2.13', '1.2.0', undefined],
])('%s', (path, groupId, artifactId, version, classifier) => {
  expect(placeInRepository(path)).toEqual({ groupId, artifactId, version, classifier });
});

test.each([
  'lib/tool-1.2.0.jar', 'repository/tool/1.2.0/tool-1.2.0.jar', 'repository/org/acme/tool/1.2.0/other-1.2.0.jar', 'maven-repo/org/acme/tool/debian/tool-debian.jar',
  'org/acme/tool/1.2.0/tool-1.2.0.jar', '.gradle/caches/modules-2/files-2.1/org.acme/tool/1.2.0/tool-1.2.0.jar', '.ivy2/cache/org.acme/tool/jars/other.jar', '',
])('says nothing: %s', (path) => {
  expect(placeInRepository(path)).toBeUndefined();
});
