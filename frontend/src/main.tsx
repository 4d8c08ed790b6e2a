import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/fonts.css';
import './app/app.css';
import './app/print.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { restoreLanguage } from './shared/lib/i18n';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void restoreLanguage().then(() => createRoot(root).render(<App />));
