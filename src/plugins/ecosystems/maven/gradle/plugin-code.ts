/** Where builds keep the code of their own plugins. */
const homes = ['buildSrc', 'build-logic', 'build-logic/*', 'buildLogic', 'buildLogic/*', '*convention*', 'gradle/*'];

/** Patterns of the files that hold it. */
export const pluginCodePatterns: readonly string[] = homes.flatMap((home) => [`${home}/src/main/kotlin/**/*.kt`, `${home}/src/main/groovy/**/*.groovy`]);

const place = /(?:^|\/)(?:buildSrc|build-?logic(?:\/[^/]+)?|[^/]*convention[^/]*|gradle\/[^/]+)\/src\/main\/(?:kotlin|groovy)\/.*\.(?:kt|groovy)$/i;

export const isPluginCode = (path: string): boolean => place.test(path);
