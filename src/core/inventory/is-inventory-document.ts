/** Is this the beginning of what `--format json` writes? */
export const isInventoryDocument = (head: string): boolean => /^\s*\{\s*"schema":\s*"muster-inventory\//.test(head);
