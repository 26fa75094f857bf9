/** Does the name of a file say that it is a bill of materials, whatever is in it? By the conventions of CycloneDX, SPDX and the tools that write them. */
export const isNamedAsSbom = (name: string): boolean =>
  /(?:^|[._-])(?:bom|sbom|cdx|cyclonedx|spdx3?|syft)\.(?:json|jsonld|xml|ya?ml|rdf|rdf\.xml|txt)$/i.test(name) || /\.spdx$/i.test(name);
