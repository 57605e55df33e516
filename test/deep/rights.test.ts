// The properties of rights once more, each with many more examples than in the usual tests.
import '../../src/shared/rights/book-for.test.ts';
import '../../src/shared/rights/decide.test.ts';
import '../../src/shared/rights/decide-general.test.ts';
import '../../src/shared/rights/decide-offline.test.ts';
import '../../src/server/city/live-city.test.ts';
