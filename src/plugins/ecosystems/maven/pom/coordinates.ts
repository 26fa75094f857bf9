/** Names one POM. */
export interface Coordinates {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
}

export const showCoordinates = ({ groupId, artifactId, version }: Coordinates): string => `${groupId}:${artifactId}:${version}`;

/** What Maven goes by when it decides whether two declarations speak of the same dependency. */
export const managementKey = (dependency: { readonly groupId: string; readonly artifactId: string; readonly type: string; readonly classifier?: string | undefined }): string =>
  `${dependency.groupId}:${dependency.artifactId}:${dependency.type}${dependency.classifier ? `:${dependency.classifier}` : ''}`;
