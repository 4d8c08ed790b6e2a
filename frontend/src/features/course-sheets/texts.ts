import { featureTexts } from '@/shared/lib/i18n';

/** Words of the sheets of a course. */
export const useTexts = featureTexts({
  vi: {
    titles: {
      nominations: 'Nhập danh sách cử từ Excel',
      attendance: 'Nhập điểm danh từ Excel',
      results: 'Nhập kết quả từ Excel',
      certificates: 'Nhập chứng chỉ từ Excel',
    },
    about: (course: string) => `Lớp: ${course}. Chưa có gì được lưu cho đến khi bấm “Nhập”.`,
    file: 'Tệp Excel (.xlsx)',
    back: 'Về lớp',
    accept: 'Nhập',
    summary: 'Sẽ làm gì khi nhập',
    recorded: 'Ghi nhận',
    alreadyThere: 'Đã có',
    leftOut: 'Không nhập vì có ô cần sửa',
    rows: 'Từng dòng',
    rowsNone: 'Không có dòng nào nhập được.',
    done: 'Đã nhập từ Excel',
  },
  en: {
    titles: {
      nominations: 'Import names from Excel',
      attendance: 'Import attendance from Excel',
      results: 'Import results from Excel',
      certificates: 'Import certificates from Excel',
    },
    about: (course: string) => `Course: ${course}. Nothing is stored until “Import” is pressed.`,
    file: 'The Excel file (.xlsx)',
    back: 'Back to the course',
    accept: 'Import',
    summary: 'What importing will do',
    recorded: 'Recorded',
    alreadyThere: 'Known already',
    leftOut: 'Left out: a cell has to be mended',
    rows: 'Row by row',
    rowsNone: 'No row can be imported.',
    done: 'Imported from Excel',
  },
});
