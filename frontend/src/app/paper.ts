import { useEffect } from 'react';

const SCHEME = 'data-mantine-color-scheme';

/** While the browser lays pages out for paper: everything that folds is open, and the looks are the light ones. */
export function usePaper(): void {
  useEffect(() => {
    const root = document.documentElement;
    let scheme: string | null = null;
    let opened: HTMLDetailsElement[] = [];
    const start = () => {
      scheme = root.getAttribute(SCHEME);
      root.setAttribute(SCHEME, 'light');
      opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const one of opened) one.open = true;
    };
    const end = () => {
      if (scheme !== null) root.setAttribute(SCHEME, scheme);
      for (const one of opened) one.open = false;
      opened = [];
    };
    window.addEventListener('beforeprint', start);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', start);
      window.removeEventListener('afterprint', end);
    };
  }, []);
}
