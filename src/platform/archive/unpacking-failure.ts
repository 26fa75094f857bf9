const reasons: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'it is cut off',
  Z_DATA_ERROR: 'its packed content is damaged, or something else stands behind it',
  ZSTD_error_corruption_detected: 'its packed content is damaged',
  ZSTD_error_prefix_unknown: 'something else stands where packed content should be',
};

/** What the library for compression says by a code, for people. */
export function unpackingFailure(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? 'its packed content is damaged' : (reasons[code] ?? `the system says ${code}`);
}
