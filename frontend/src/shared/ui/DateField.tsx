import { DateInput, type DateInputProps, DatesProvider } from '@mantine/dates';
import '@mantine/dates/styles.css';
import 'dayjs/locale/vi';
import { useTranslation } from 'react-i18next';
import { type Day, parseTypedDay } from '@/shared/lib/dates';
import { useLanguage } from '@/shared/lib/i18n';
import { useToday } from '@/shared/lib/server';
import classes from './DateField.module.css';

interface DateFieldProps
  extends Omit<DateInputProps, 'value' | 'defaultValue' | 'onChange' | 'dateParser' | 'valueFormat'> {
  value?: Day | null;
  defaultValue?: Day | null;
  onChange?: (day: Day | null) => void;
}

/** A day, typed (`5/3/26`, `05032026`) or picked; the value is `YYYY-MM-DD` and opens at the server's today. */
export function DateField(props: DateFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DateInput
        placeholder={t('date.hint')}
        valueFormat="DD/MM/YYYY"
        dateParser={parseTypedDay}
        clearable={!props.required}
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        defaultDate={today}
        getDayProps={(day) => (day === today ? { 'aria-current': 'date' } : {})}
        ariaLabels={{
          previousMonth: t('date.previous_month'),
          nextMonth: t('date.next_month'),
          monthLevelControl: t('date.choose_month'),
          previousYear: t('date.previous_year'),
          nextYear: t('date.next_year'),
          yearLevelControl: t('date.choose_year'),
          previousDecade: t('date.previous_decade'),
          nextDecade: t('date.next_decade'),
        }}
        // The calendar opens below the field when a refusal moves the focus there: it must not hide the reason.
        inputWrapperOrder={['label', 'description', 'error', 'input']}
        classNames={{ day: classes.day }}
        {...props}
      />
    </DatesProvider>
  );
}
