import { featureTexts } from '@/shared/lib/i18n';

/** Words of the page of the figures of reports. */
export const useTexts = featureTexts({
  vi: {
    title: 'Số liệu báo cáo',
    about:
      'Tính từ dữ liệu cử đi bồi dưỡng, không nhập tay. Một người được cử nhiều lần tính nhiều lượt và một người; bấm vào số để xem danh sách.',
    from: 'Từ ngày',
    to: 'Đến ngày',
    none: 'Trong thời gian này chưa cử ai đi bồi dưỡng',
    noneHint: 'Chọn thời gian khác, hoặc chọn đơn vị khác.',
    content: 'Nội dung',
    courses: 'Số lớp',
    total: 'Tổng cộng',
    namesOf: (column: string, row: string, count: number) => `${column}, ${row}: ${count}`,
    names: 'Danh sách',
    person: 'Họ và tên',
    unit: 'Đơn vị',
    course: 'Lớp',
    sentOn: 'Ngày cử',
    noNames: 'Không có ai.',
  },
  en: {
    title: 'Figures of reports',
    about:
      'Computed from who was sent, never typed in. Somebody who was sent several times counts as several times and as one person; press a figure for its names.',
    from: 'From',
    to: 'To',
    none: 'Nobody was sent in this period',
    noneHint: 'Choose another period, or another unit.',
    content: 'Content',
    courses: 'Courses',
    total: 'Total',
    namesOf: (column: string, row: string, count: number) => `${column}, ${row}: ${count}`,
    names: 'Names',
    person: 'Name',
    unit: 'Unit',
    course: 'Course',
    sentOn: 'Sent on',
    noNames: 'Nobody.',
  },
});
