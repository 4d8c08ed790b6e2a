import { featureTexts } from '@/shared/lib/i18n';

/** Words of the page of the figures of reports. */
export const useTexts = featureTexts({
  vi: {
    title: 'Số liệu báo cáo',
    about:
      'Tính từ dữ liệu, không nhập tay. Một người được cử nhiều lần tính nhiều lượt và một người; bấm vào số để xem danh sách.',
    from: 'Từ ngày',
    to: 'Đến ngày',
    noneHint: 'Chọn thời gian khác, hoặc chọn đơn vị khác.',
  },
  en: {
    title: 'Figures of reports',
    about:
      'Computed from the data, never typed in. Somebody who was sent several times counts as several times and as one person; press a figure for its names.',
    from: 'From',
    to: 'To',
    noneHint: 'Choose another period, or another unit.',
  },
});
