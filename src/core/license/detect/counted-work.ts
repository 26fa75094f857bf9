/** Steps of the loops that may run more often than once for each word; tests hold them against the length of the text. */
export const countedWork = { steps: 0 };
