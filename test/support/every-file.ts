import { afterAll } from 'vitest';
import { endFile } from './file-end.ts';

// Vitest runs this before each test file, also where files share a process.
afterAll(endFile);
