/** Where builds keep the code of their own plugins. */
const homes = ['*plugin*', '*plugin*/*', '*-logic', '*-logic/*', 'buildSrc', 'buildLogic', 'buildLogic/*', '*convention*', 'gradle/*'];

/** Patterns of the files that hold it. */
export const pluginCodePatterns: readonly string[] = homes.flatMap((home) => [`${home}/src/main/kotlin/**/*.kt`, `${home}/src/main/groovy/**/*.groovy`]);

const place = /(?:^|\/)(?:buildSrc|build-?logic(?:\/[^/]+)?|[^/]*convention[^/]*|gradle\/[^/]+)\/src\/main\/(?:kotlin|groovy)\/.*\.(?:kt|groovy)$/i;

export const isPluginCode = (path: string): boolean => place.test(path);

/** For code of builds that another build includes, whatever they are called. */
export const isMainCode = (path: string): boolean => /(?:^|\/)src\/main\/(?:kotlin|groovy)\/.*\.(?:kt|groovy)$/.test(path);
