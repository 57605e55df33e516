import { testDatabase } from '../../src/server/test-database.ts';
import { testCluster } from './hub-engines.ts';

/** A hub that is started again on its folder finds its database again. */
const urls = new Map<string, Promise<string>>();

async function freshDatabase(): Promise<string> {
  return (await testCluster()).freshDatabase();
}

// A set-up file of vitest: from now on the tests' hubs are on PostgreSQL.
testDatabase.urlFor = (dataDirectory) => {
  const url = urls.get(dataDirectory) ?? freshDatabase();
  urls.set(dataDirectory, url);
  return url;
};
