/** Licences whose text is made of the texts of several, of which these keep their own name. */
export const composites: Readonly<Record<string, string>> = {
  // the licences of Harvard and of the University of California follow Sleepycat's own
  Sleepycat: 'Sleepycat AND BSD-3-Clause',
};
