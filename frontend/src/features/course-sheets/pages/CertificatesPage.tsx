import { CourseSheetImport } from '../components/CourseSheetImport';

/** The certificates of a course from Excel. */
export default function CertificatesPage() {
  return <CourseSheetImport kind="certificates" />;
}
