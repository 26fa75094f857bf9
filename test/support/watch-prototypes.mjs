// Loaded before the command line: tells when something was added to what every object inherits from.
import { writeSync } from 'node:fs';

const shared = [Object.prototype, Array.prototype, Function.prototype, Map.prototype, String.prototype];
const before = shared.map((prototype) => Reflect.ownKeys(prototype).length);
process.on('exit', () => {
  if (shared.every((prototype, index) => Reflect.ownKeys(prototype).length === before[index])) return;
  writeSync(2, 'a prototype was changed\n');
  process.exitCode = 98;
});
