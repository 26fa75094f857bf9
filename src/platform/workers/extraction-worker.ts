import module from 'node:module';

// each thread asks for itself, and before anything else is loaded
module.enableCompileCache();
await import('./thread-work.ts');
