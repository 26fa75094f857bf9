import { describe, expect, it } from 'vitest';
import { readJarName } from './jar-name.ts';

describe('readJarName', () => {
  it.each([
    ['guava-31.1-jre.jar', 'guava', '31.1-jre', undefined],
    ['log4j-1.2-api-2.17.1.jar', 'log4j-1.2-api', '2.17.1', undefined],
    ['foo-1.0-20240101.120000-1.jar', 'foo', '1.0-20240101.120000-1', undefined],
    ['hadoop-shaded-guava-1.1.0-SNAPSHOT.jar', 'hadoop-shaded-guava', '1.1.0-SNAPSHOT', undefined],
    ['api-all-2.0.0-sources.jar', 'api-all', '2.0.0', 'sources'],
    ['netty-transport-native-epoll-4.1.110.Final-linux-x86_64.jar', 'netty-transport-native-epoll', '4.1.110.Final', 'linux-x86_64'],
    ['listenablefuture-9999.0-empty-to-avoid-conflict-with-guava.jar', 'listenablefuture', '9999.0-empty-to-avoid-conflict-with-guava', undefined],
    ['thing-v2.3.war', 'thing', '2.3', undefined],
    ['plain.jar', 'plain', undefined, undefined],
    ['plain-sources.jar', 'plain-sources', undefined, undefined],
  ])('%s', (file, name, version, classifier) => {
    expect(readJarName(file)).toEqual({ name, ...(version === undefined ? {} : { version, classifier }) });
  });

  it('ends in linear time', () => {
    expect(readJarName(`${'-1a'.repeat(2000)}.jar`)).toHaveProperty('name');
  });
});
