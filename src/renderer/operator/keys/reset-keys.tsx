import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

/** Brings all keys back as they were delivered; asks once, in the button itself. */
export function ResetKeys({ count, onReset }: { count: number; onReset: () => void }) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  if (count === 0) return null;
  return (
    <Button
      className="bar-button"
      onBlur={() => setSure(false)}
      onPress={() => {
        if (sure) onReset();
        setSure(!sure);
      }}
    >
      {sure ? t('keySheet.resetAllSure', { changed: count }) : t('keySheet.resetAll')}
    </Button>
  );
}
