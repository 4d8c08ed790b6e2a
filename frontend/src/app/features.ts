import { accounts } from '@/features/accounts';
import { apiClients } from '@/features/api-clients';
import { attendance } from '@/features/attendance';
import { audit } from '@/features/audit';
import { catalogue } from '@/features/catalogue';
import { courses } from '@/features/courses';
import { duties } from '@/features/duties';
import { evaluations } from '@/features/evaluations';
import { nominations } from '@/features/nominations';
import { resultReports } from '@/features/result-reports';
import { results } from '@/features/results';
import { session } from '@/features/session';
import { staff } from '@/features/staff';
import { substitutes } from '@/features/substitutes';
import { units } from '@/features/units';
import { workingDays } from '@/features/working-days';
import type { Feature } from '@/shared/lib/feature';

/** All features of the product. A new one is one line here. */
export const features: readonly Feature[] = [
  duties,
  session,
  staff,
  catalogue,
  courses,
  nominations,
  attendance,
  results,
  resultReports,
  evaluations,
  units,
  substitutes,
  accounts,
  apiClients,
  workingDays,
  audit,
];
