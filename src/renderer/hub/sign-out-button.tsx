import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useOperator } from '../operator/operator-context.ts';
import type { Act } from './use-act.ts';

interface Props {
  readonly className: 'main-button' | 'bar-button';
  /** Who shows it says what came of it. */
  readonly act: Act;
}

/** Ends the session of who sits here. */
export function SignOutButton({ className, act }: Props) {
  const { t } = useTranslation();
  const { session } = useOperator();
  return (
    <Button
      className={className}
      isDisabled={act.busy}
      onPress={() => void act.run(() => session.bridge.call('hub.sign-out', {}))}
    >
      {t('hub.signOut')}
    </Button>
  );
}
