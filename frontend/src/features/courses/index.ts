import { defineFeature } from '@/shared/lib/feature';
import { places } from '@/shared/lib/places';

/** Courses with their letters and timetables. */
export const courses = defineFeature({
  pages: [
    {
      path: places.courses.path,
      title: places.courses.label,
      permissions: places.courses.permissions,
      load: () => import('./pages/CoursesPage'),
    },
    {
      path: '/lop/moi',
      title: { vi: 'Thêm lớp', en: 'New course' },
      permissions: ['courses.write'],
      load: () => import('./pages/NewCoursePage'),
    },
    {
      path: '/lop/$id',
      title: { vi: 'Lớp bồi dưỡng', en: 'Course' },
      permissions: places.courses.permissions,
      load: () => import('./pages/CoursePage'),
    },
    {
      path: '/lop/$id/sua',
      title: { vi: 'Sửa lớp', en: 'Change a course' },
      permissions: ['courses.write'],
      load: () => import('./pages/EditCoursePage'),
    },
  ],
  nav: [places.courses],
});
