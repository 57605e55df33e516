/** The console's version, as package.json has it (a test holds them together). */
export const consoleVersion = '0.1.0';
