// What is read and what is remembered once more, each with many more examples than in the usual tests.
import '../../src/main/core/streams/nut-reader.test.ts';
import '../../src/main/core/wall-log/wall-log-replay.test.ts';
