import { useCan } from '@/shared/lib/server';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { PaperButton } from '@/shared/ui/PaperButton';

/** The file of a person to take along: as a paper to sign, and as a workbook. */
export function FilePapers({ staffId }: { staffId: string }) {
  const mayRead = useCan('training_files.read');
  if (!mayRead) return null;
  const path = `/staff/${staffId}/training-file`;
  return (
    <>
      <PaperButton path={`${path}/paper`} name="ho-so-boi-duong" />
      <ExcelButton path={`${path}/workbook`} name="ho-so-boi-duong" />
    </>
  );
}
