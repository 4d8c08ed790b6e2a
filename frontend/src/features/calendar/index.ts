import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Courses, sessions, last days and evaluations by week, month and year, and who is away. */
export const calendar = defineFeature({
  pages: [
    {
      path: places.calendar.path,
      title: places.calendar.label,
      permissions: places.calendar.permissions,
      load: () => import('./pages/CalendarPage'),
    },
  ],
  nav: [places.calendar],
});
