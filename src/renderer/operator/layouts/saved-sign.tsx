import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useDesk, useOperator } from '../operator-context.ts';
import { layoutQuestions } from './layout-questions.ts';

/** Says for some seconds that a layout was saved. */
export function SavedSign({ displayId }: { displayId: string }) {
  const { t } = useTranslation();
  const saved = useStore(layoutQuestions(useOperator()), (state) => state.saved);
  const nowMs = useDesk((state) => state.nowMs);
  const shown = saved?.displayId === displayId && nowMs < saved.untilMs;
  return (
    <span className="layout-saved" role="status">
      {shown ? t('layouts.saved', { name: saved.name }) : ''}
    </span>
  );
}
