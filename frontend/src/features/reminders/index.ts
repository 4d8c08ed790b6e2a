import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** What others owe, urging them, and what was said about it. */
export const reminders = defineFeature({
  pages: [
    {
      path: places.owed.path,
      title: places.owed.label,
      permissions: places.owed.permissions,
      load: () => import('./pages/OwedPage'),
    },
    {
      path: places.reminders.path,
      title: places.reminders.label,
      permissions: places.reminders.permissions,
      load: () => import('./pages/RemindersPage'),
    },
    {
      path: '/nhac-viec/moc',
      title: { vi: 'Mốc nhắc việc', en: 'Steps of reminders' },
      permissions: ['reminder_steps.read'],
      load: () => import('./pages/StepsPage'),
    },
  ],
  nav: [places.owed, places.reminders],
});
