import { featureTexts } from '@/shared/lib/i18n';

/** Words about competences. */
export const useTexts = featureTexts({
  vi: {
    title: 'Nội dung năng lực đã được bồi dưỡng',
    about: 'Sáu năng lực của mục II.1: số lượt hoàn thành các lớp xây dựng từng năng lực.',
    ofUnit: (name: string, people: number) => `${name}: ${people} người tại ngày tính.`,
    courses: 'Lượt hoàn thành',
    people: 'Số người đã học',
    competence: 'Năng lực',
    chart: 'Lượt hoàn thành theo năng lực',
    none: 'Chưa hoàn thành lớp nào xây dựng các năng lực này.',
    day: 'Tính đến ngày',
  },
  en: {
    title: 'Competences trained in',
    about: 'The six competences of section II.1: how often courses that build each were completed.',
    ofUnit: (name: string, people: number) => `${name}: ${people} people on the day.`,
    courses: 'Completed',
    people: 'People reached',
    competence: 'Competence',
    chart: 'Completed courses by competence',
    none: 'No course that builds these competences was completed yet.',
    day: 'As of',
  },
});
