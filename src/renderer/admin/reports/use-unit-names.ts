import { useMemo } from 'react';
import { z } from 'zod';
import { useHubRows } from '../hub-rows.ts';

const Named = z.object({ id: z.string(), name: z.string() });

/** What a unit is called: everybody may know that of all of them. Its id until they are here. */
export function useUnitNames(): (id: string) => string {
  const { rows } = useHubRows('units');
  return useMemo(() => {
    const names = new Map(
      rows?.flatMap(({ row }) => {
        const { data } = Named.safeParse(row);
        return data ? [[data.id, data.name] as const] : [];
      }),
    );
    return (id) => names.get(id) ?? id;
  }, [rows]);
}
