import { createContext, useCallback, useContext, useEffect, useId, useState } from 'react';

type Tell = (field: string, problem: string) => void;

/** Where fields tell what is wrong with what stands in them, so that their form is not saved; outside a form nobody listens. */
export const FormProblems = createContext<Tell>(() => undefined);

/** A form's side: the first problem that a field told, empty for none. */
export function useFormProblems(): { readonly problem: string; readonly tell: Tell } {
  const [told, setTold] = useState<ReadonlyMap<string, string>>(new Map());
  const tell = useCallback<Tell>(
    (field, problem) =>
      setTold((before) => {
        if ((before.get(field) ?? '') === problem) return before;
        const after = new Map(before);
        if (problem === '') after.delete(field);
        else after.set(field, problem);
        return after;
      }),
    [],
  );
  const [problem = ''] = told.values();
  return { problem, tell };
}

/** A field's side: empty when all is well. */
export function useTellProblem(problem: string): void {
  const tell = useContext(FormProblems);
  const field = useId();
  useEffect(() => {
    tell(field, problem);
    return () => tell(field, '');
  }, [tell, field, problem]);
}
