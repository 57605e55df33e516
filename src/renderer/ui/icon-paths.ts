/** Line drawings on a 24 x 24 grid, stroke 2, round ends. */
export const iconPaths = {
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2',
  retry: 'M20 5v5h-5M4.5 14.5a8 8 0 1 0 1.2-7.4A8 8 0 0 1 20 10',
  warning: 'M12 4 2.8 20h18.4L12 4M12 10v4.5M12 17.4v.01',
  stop: 'M6 6h12v12H6z',
  barred: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.7 5.7l12.6 12.6',
  unplugged: 'M9 3v5M15 3v5M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0zM12 17v4M3 3l18 18',
  key: 'M8 11.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 12.5 20 3.5M16.5 7l3 3',
  missing: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.3 15.3 21 21M8 8l5 5M13 8l-5 5',
  'no-video': 'M3 6h12v12H3zM15 11l6-4v10l-6-4M2 2l20 20',
  live: 'M8 5.5v13l10.5-6.5z',
  unknown: 'M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 18.4v.01',
  close: 'M6 6l12 12M18 6 6 18',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.3 15.3 21 21',
  chevron: 'M6 9.5l6 6 6-6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  gauge: 'M4.2 18a9 9 0 1 1 15.6 0M12 14.5l4-5M12 14.5h.01',
  wall: 'M3 4h18v13H3zM9 21h6M12 4v13M3 10.5h18',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.6v.01',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5a7.5 7.5 0 0 1 15 0',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2.5 20a6.5 6.5 0 0 1 13 0M16 5.4a3.5 3.5 0 0 1 0 6.3M18.2 14.6A6.5 6.5 0 0 1 21.5 20',
  city: 'M3 21h18M5 21V9h6v12M11 21V4h8v17M8 13v.01M8 17v.01M15 8v.01M15 12v.01M15 16v.01',
  send: 'M4 12h13M12 6l6 6-6 6M21 4v16',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  reply: 'M9 6 3.5 11.5 9 17M3.5 11.5H15a5.5 5.5 0 0 1 5.5 5.5v2',
} as const;

export type IconName = keyof typeof iconPaths;
