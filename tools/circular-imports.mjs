/** The first circle of chunks that import each other, by their file names, or `undefined`. In such a circle a module may be used before it has run. */
export function circularImports(chunks) {
  const importsOf = new Map(chunks.map(({ fileName, imports }) => [fileName, imports]));
  const done = new Set();
  const visit = (name, above) => {
    if (above.includes(name)) return [...above.slice(above.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const imported of importsOf.get(name) ?? []) {
      const circle = visit(imported, [...above, name]);
      if (circle !== undefined) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of importsOf.keys()) {
    const circle = visit(name, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
