import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Sets the title of the window: `Nguyễn Văn An · Quản lý bồi dưỡng`. */
export function useTitle(title: string | undefined): void {
  const { t } = useTranslation();
  const name = t('app.name');
  useEffect(() => {
    document.title = title ? `${title} · ${name}` : name;
  }, [title, name]);
}
