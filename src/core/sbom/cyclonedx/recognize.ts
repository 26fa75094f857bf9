/** Could a text with this beginning be CycloneDX in JSON? Tools that sort members may put `bomFormat` after megabytes; then the name decides. */
export function recognizesJson(head: string, name: string): boolean {
  const start = head.trimStart();
  if (!start.startsWith('{') && !start.startsWith('\ufeff{')) return false;
  if (start.includes('"bomFormat"') || /"specFormat"\s*:\s*"CycloneDX"/.test(start) || start.includes('cyclonedx.org/schema/bom')) return true;
  const isOther = ['"spdxVersion"', '"SPDXID"', '"artifacts"', '"sbom"', '"@context"'].some((word) => start.includes(word));
  return !isOther && /(?:^|[.-])(?:bom|cdx|cyclonedx)\.json$/i.test(name);
}

export const recognizesXml = (head: string): boolean => head.includes('cyclonedx.org/schema/bom') ? head.includes('<') && !head.trimStart().startsWith('{') : /<bom[\s>]/.test(head);
