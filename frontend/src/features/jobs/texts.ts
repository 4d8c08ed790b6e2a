import { featureTexts } from '@/shared/lib/i18n';

/** Words of the page of jobs. */
export const useTexts = featureTexts({
  vi: {
    title: 'Tác vụ tự động',
    about: 'Những việc phần mềm tự làm theo lịch, và các lần chạy gần nhất. Mỗi lúc chỉ một tác vụ chạy.',
    daily: (time: string) => `Hằng ngày lúc ${time}`,
    every: (minutes: number) => (minutes === 1 ? 'Mỗi phút' : `Mỗi ${minutes} phút`),
    commandLine: (name: string) => `Dòng lệnh: backend job ${name}`,
    run: 'Chạy ngay',
    runOf: (label: string) => `Chạy ngay: ${label}`,
    ran: (label: string, outcome: string) => `${label}: ${outcome}.`,
    never: 'Chưa chạy lần nào',
    runsOf: (label: string) => `Các lần chạy: ${label}`,
    started: 'Bắt đầu',
    outcome: 'Kết quả',
    summary: 'Đã làm',
    by: 'Do',
    instance: 'Máy chạy',
  },
  en: {
    title: 'Jobs',
    about: 'What the program does by itself, and its last runs. One job runs at a time.',
    daily: (time: string) => `Daily at ${time}`,
    every: (minutes: number) => (minutes === 1 ? 'Every minute' : `Every ${minutes} minutes`),
    commandLine: (name: string) => `Command line: backend job ${name}`,
    run: 'Run now',
    runOf: (label: string) => `Run now: ${label}`,
    ran: (label: string, outcome: string) => `${label}: ${outcome}.`,
    never: 'It has not run yet',
    runsOf: (label: string) => `Runs: ${label}`,
    started: 'Began',
    outcome: 'Outcome',
    summary: 'Done',
    by: 'By',
    instance: 'Instance',
  },
});
