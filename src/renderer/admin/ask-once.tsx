import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly words: string;
  /** A sentence that says what will happen. */
  readonly question: string;
  readonly isDisabled?: boolean;
  onDo(): void;
}

/** A far-reaching act: asks once, where it stands. */
export function AskOnce({ words, question, isDisabled = false, onDo }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button className="bar-button" isDisabled={isDisabled} onPress={() => setAsking(true)}>
        {words}
      </Button>
    );
  return (
    <div className="hub-leave" role="alert">
      <p>{question}</p>
      <div className="hub-acts">
        <Button
          className="main-button"
          isDisabled={isDisabled}
          onPress={() => {
            setAsking(false);
            onDo();
          }}
        >
          {words}
        </Button>
        <Button className="bar-button" autoFocus onPress={() => setAsking(false)}>
          {t('admin.cancel')}
        </Button>
      </div>
    </div>
  );
}
