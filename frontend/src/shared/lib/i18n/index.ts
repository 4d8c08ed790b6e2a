import { createInstance } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { setRequestLanguage } from '@/api/session';
import { type Texts, vi } from './vi';

/** Languages of the page. */
export type Language = 'vi' | 'en';

/** A text in both languages, where it is too small for a resource of its own (titles, entries of the menu). */
export type Bilingual = Record<Language, string>;

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}

const STORED_UNDER = 'language';

/** The one instance; `t` outside of components. */
export const i18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: 'vi',
  fallbackLng: 'vi',
  resources: { vi: { translation: vi } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Changes the language of the page and of the server's texts, and remembers it on this device. */
export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18n.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./en');
    i18n.addResourceBundle('en', 'translation', en);
  }
  setRequestLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(STORED_UNDER, language);
  await i18n.changeLanguage(language);
}

/** Takes up the language chosen on this device before; Vietnamese unless English was chosen. */
export async function restoreLanguage(): Promise<void> {
  if (localStorage.getItem(STORED_UNDER) === 'en') await setLanguage('en');
}

/** The page's language. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'vi';
}

/**
 * Texts of a feature, kept beside its pages and loaded with them:
 * `const useTexts = featureTexts({ vi: {…}, en: {…} })`, then `const t = useTexts()` in a component.
 */
export function featureTexts<T>(texts: { vi: T; en: NoInfer<T> }): () => T {
  return () => texts[useLanguage()];
}
