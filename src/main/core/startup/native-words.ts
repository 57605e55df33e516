import { createInstance } from 'i18next';
import en from '../../../../assets/locales/en.json' with { type: 'json' };
import vi from '../../../../assets/locales/vi.json' with { type: 'json' };
import type { Language } from '../../../shared/settings/preferences.ts';

type NativeWord = keyof typeof vi.native;
/** A word of the menu or of a dialog. */
export type NativeWords = (word: NativeWord, values?: Readonly<Record<string, string>>) => string;

/** The words of menus and dialogs, from the pages' own lists. */
export function nativeWords(language: Language): NativeWords {
  const i18n = createInstance();
  void i18n.init({
    resources: { vi: { translation: vi }, en: { translation: en } },
    lng: language,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return (word, values) => i18n.t(`native.${word}`, values ?? {});
}

/** The language of a system's locale such as `en-GB`: Vietnamese unless it is English. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('en') ? 'en' : 'vi';
}
