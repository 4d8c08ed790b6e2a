import { CourseSheetImport } from '../components/CourseSheetImport';

/** Names for a course from Excel. */
export default function NamesPage() {
  return <CourseSheetImport kind="nominations" />;
}
