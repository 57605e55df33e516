import { config } from 'zod';

// The pages forbid eval; without this zod would try it, and Chromium would report the attempt. Must be a page's first import.
config({ jitless: true });
