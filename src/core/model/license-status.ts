/** Is it known under what licence a package is? The page of the HTML report knows these too, and nothing else of the facts. */
export const licenseStatuses = ['settled', 'conflict', 'none', 'unknown'] as const;

export type LicenseStatus = (typeof licenseStatuses)[number];
