// Walls of all kinds on machines of all kinds once more, many more of them than in the usual tests.
import '../../src/main/core/governor/governor-load.test.ts';
