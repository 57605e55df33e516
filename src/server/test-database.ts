/** Where the hubs of tests keep their data: in their folder (null), or in a database of this address when a whole run is on PostgreSQL. For tests. */
export const testDatabase: { urlFor(dataDirectory: string): Promise<string | null> } = {
  urlFor: async () => null,
};
