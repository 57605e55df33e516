import { createInstance, type i18n, type TFunction } from 'i18next';
import en from '../../../assets/locales/en.json';
import vi from '../../../assets/locales/vi.json';
import type { Preferences } from '../../shared/settings/preferences.ts';

export type Language = Preferences['language'];
export type Translate = TFunction;

/** The page's words: both languages are in the bundle, so a change of language shows at once. */
export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.init({
    resources: { vi: { translation: vi }, en: { translation: en } },
    lng: language,
    fallbackLng: 'vi',
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
