import { featureTexts } from '@/shared/lib/i18n';

/** Words of the page of duties. */
export const useTexts = featureTexts({
  vi: {
    title: 'Việc cần xử lý',
    comparison: 'So sánh các đơn vị',
    today: (day: string) => `Hôm nay, ${day}`,
    none: 'Không có việc nào đang chờ',
    noneHint: 'Khi có việc mới, việc sẽ hiện ở đây, gấp nhất lên đầu.',
    overdue: (days: number) => (days > 0 ? `Quá hạn ${days} ngày` : 'Quá hạn'),
    dueToday: 'Hạn hôm nay',
    daysLeft: (days: number) => `Còn ${days} ngày`,
    noDate: 'Không có hạn',
    due: (day: string) => `Hạn ${day}`,
    count: (count: number) => `${count} mục`,
    urged: (day: string, by: string) => `Đã được ${by} đôn đốc ngày ${day}`,
    groups: { overdue: 'Quá hạn', soon: 'Trong 7 ngày tới', later: 'Sau đó', undated: 'Không có hạn' },
  },
  en: {
    title: 'Duties',
    comparison: 'Units side by side',
    today: (day: string) => `Today, ${day}`,
    none: 'Nothing is waiting for you',
    noneHint: 'New duties will appear here, the most pressing first.',
    overdue: (days: number) => (days > 0 ? `${days} days overdue` : 'Overdue'),
    dueToday: 'Due today',
    daysLeft: (days: number) => `${days} days left`,
    noDate: 'No deadline',
    due: (day: string) => `Due ${day}`,
    count: (count: number) => `${count} items`,
    urged: (day: string, by: string) => `Urged by ${by} on ${day}`,
    groups: { overdue: 'Overdue', soon: 'Within 7 days', later: 'Later', undated: 'No deadline' },
  },
});
