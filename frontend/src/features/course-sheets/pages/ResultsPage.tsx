import { CourseSheetImport } from '../components/CourseSheetImport';

/** The results of a course from Excel. */
export default function ResultsPage() {
  return <CourseSheetImport kind="results" />;
}
