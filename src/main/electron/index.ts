import { startApp } from './start-app.ts';

startApp(import.meta.dirname, process.argv.slice(1));
