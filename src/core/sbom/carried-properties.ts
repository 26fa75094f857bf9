/** What one generation says otherwise than the other one, so that it would not come back: properties in the words of the generation. */
export const carriedProperties = { fileTypes: 'muster:spdx2:fileTypes', noticeText: 'muster:spdx2:noticeText', filesAnalyzed: 'muster:spdx2:filesAnalyzed', purposes: 'muster:spdx3:purposes' } as const;
