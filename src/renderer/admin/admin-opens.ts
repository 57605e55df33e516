import { useEffect, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import { adminPlace } from './admin-place.ts';
import type { AdminSection } from './admin-sections.ts';
import { leaveForm } from './unsaved/unsaved.ts';

/** What a part of the administration opens with when another part leads to it: a row that is there, or a new one that is begun. */
export type Opens = { readonly id: string } | { readonly fresh: { readonly id: string } };

const asked = createStore<{ readonly section: AdminSection | null; readonly opens: Opens | null }>(() => ({
  section: null,
  opens: null,
}));

/** Leads to another part. */
export function goToSection(section: AdminSection, opens: Opens | null = null): void {
  leaveForm(() => {
    asked.setState({ section, opens });
    adminPlace.setState({ section });
  });
}

/** What this part was opened with, once; null when a person just went there. */
export function useOpens(section: AdminSection): Opens | null {
  const [opens] = useState(() => {
    const wish = asked.getState();
    return wish.section === section ? wish.opens : null;
  });
  useEffect(() => asked.setState({ section: null, opens: null }), []);
  return opens;
}
