import type { i18n } from 'i18next';
import { type ReactNode, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import * as englishModule from 'react-aria-components/i18n/en-US';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

/** Strings by package and name; some are functions. */
const Strings = z.record(z.string(), z.record(z.string(), z.unknown()));

/** React Aria knows no Vietnamese: the words of its own that can come up here are given to it, and follow the page's language. */
export function AriaWords({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  // Before anything of React Aria is drawn: it reads its words once.
  useState(() => giveWords(i18n));
  return <I18nProvider locale={i18n.language}>{children}</I18nProvider>;
}

/** Puts all of React Aria's strings where it looks for them (its LocalizedStringProvider does so from a script); what is not ours stays English. */
function giveWords(words: i18n): void {
  const own: Readonly<Record<string, object>> = {
    '@react-aria/overlays': { dismiss: () => words.t('aria.dismiss') },
    '@react-aria/grid': {
      select: () => words.t('aria.select'),
      selectedItem: (args: { item: string }) => words.t('aria.selectedItem', args),
      deselectedItem: (args: { item: string }) => words.t('aria.deselectedItem', args),
      selectedCount: (args: { count: number }) => words.t('aria.selectedCount', args),
      selectedAll: () => words.t('aria.selectedAll'),
      longPressToSelect: () => words.t('aria.longPressToSelect'),
    },
    '@react-aria/searchfield': { 'Clear search': () => words.t('aria.clearSearch') },
    'react-aria-components': { dropzoneLabel: () => words.t('aria.dropZone') },
  };
  // The package's own types call its default export a type.
  const english = Strings.parse(Reflect.get(englishModule, 'default'));
  const strings = Object.entries(english).map(([name, usual]) => [name, { ...usual, ...own[name] }]);
  Reflect.set(globalThis, Symbol.for('react-aria.i18n.locale'), words.language);
  Reflect.set(globalThis, Symbol.for('react-aria.i18n.strings'), Object.fromEntries(strings));
}
