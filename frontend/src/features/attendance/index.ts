import { lazy } from 'react';
import { defineFeature } from '@/shared/lib/feature';

/** Attendance by session. */
export const attendance = defineFeature({
  pages: [
    {
      path: '/lop/$id/diem-danh',
      title: { vi: 'Điểm danh', en: 'Attendance' },
      permissions: ['attendance.read'],
      load: () => import('./pages/AttendancePage'),
    },
  ],
});

/** The grid of a course, for the course's page. */
export const CourseAttendance = lazy(() => import('./components/CourseAttendance'));
