import type { AttendanceGrid } from '@/api/generated';
import { useLanguage } from '@/shared/lib/i18n';

/** Names a session by weekday, day and hour: `Th 3 06/10 08:00`. */
export function useSessionName() {
  const language = useLanguage();
  return ({ day, starts }: AttendanceGrid['sessions'][number]) => {
    const date = new Date(`${day}T00:00:00Z`);
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(date);
    return `${weekday} ${day.slice(8, 10)}/${day.slice(5, 7)} ${starts.slice(0, 5)}`;
  };
}
