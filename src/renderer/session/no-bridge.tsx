import { createI18n, type Language } from '../i18n/i18n.ts';
import { Message } from '../ui/message.tsx';

const languages: readonly Language[] = ['vi', 'en'];

/** What a page says when it was opened by hand: in both languages, because nobody could say which. */
export function NoBridge() {
  return (
    <main className="no-bridge">
      {languages.map((language) => {
        const { t } = createI18n(language);
        return (
          <section key={language} lang={language}>
            <Message
              icon="unplugged"
              title={t('noBridge.title')}
              text={t('noBridge.text')}
              next={t('noBridge.do')}
            />
          </section>
        );
      })}
    </main>
  );
}
