import { CourseSheetImport } from '../components/CourseSheetImport';

/** The attendance of a course from Excel. */
export default function AttendancePage() {
  return <CourseSheetImport kind="attendance" />;
}
