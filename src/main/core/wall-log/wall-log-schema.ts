/**
 * Raised whenever a table changes its meaning; a file of a newer version is not touched. Version 2 keeps more of each tile in `said`, whose older
 * rows stay as they are.
 */
export const wallLogVersion = 2;

/**
 * Times are epoch milliseconds. A run is a span for which the log is complete: the console was running and its log could be written.
 * What tiles showed belongs to its run, so that nothing leaks from one run into the next. It is kept in the order
 * of time, one row a second and display, because a row per tile would touch a page per tile (measured: 400 kB/s for 64 flapping tiles).
 */
export const wallLogTables = `
  CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    startedAtMs INTEGER NOT NULL,
    aliveAtMs INTEGER NOT NULL,
    ended INTEGER NOT NULL
  );
  CREATE TABLE kept (fromMs INTEGER NOT NULL);
  INSERT INTO kept VALUES (0);
  CREATE TABLE display (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
  CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL,
    display INTEGER NOT NULL,
    atMs INTEGER NOT NULL,
    who TEXT NOT NULL,
    act TEXT NOT NULL,
    grid TEXT NOT NULL,
    tiles TEXT NOT NULL,
    maximised INTEGER,
    zooms TEXT NOT NULL
  );
  CREATE INDEX changeOfDisplay ON change (display, run, atMs);
  CREATE INDEX changeByTime ON change (atMs);
  CREATE TABLE said (
    id INTEGER PRIMARY KEY,
    display INTEGER NOT NULL,
    run INTEGER NOT NULL,
    atMs INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    tiles TEXT NOT NULL
  );
  CREATE INDEX saidOfDisplay ON said (display, run, atMs);
  PRAGMA user_version = ${wallLogVersion};
`;
