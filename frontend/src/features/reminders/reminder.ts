import type { ListRemindersResponse } from '@/api/generated';

/** A reminder on record. */
export type Reminder = ListRemindersResponse['items'][number];
