import { homedir } from 'node:os';
import { join } from 'node:path';

/** XDG base directory specification; `MUSTER_CACHE` moves it. */
export const cacheFolder = (): string => process.env['MUSTER_CACHE'] || join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'muster');
