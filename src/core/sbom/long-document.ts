/** Components and projects of a document from which on memory counts for more than speed: what is made while it is written is made more than once. */
export const long = 50_000;
