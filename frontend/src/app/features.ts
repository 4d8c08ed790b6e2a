import { absences } from '@/features/absences';
import { accounts } from '@/features/accounts';
import { apiClients } from '@/features/api-clients';
import { attendance } from '@/features/attendance';
import { audit } from '@/features/audit';
import { authorities } from '@/features/authorities';
import { calendar } from '@/features/calendar';
import { catalogue } from '@/features/catalogue';
import { certificateChecks } from '@/features/certificate-checks';
import { classifications } from '@/features/classifications';
import { comparison } from '@/features/comparison';
import { competences } from '@/features/competences';
import { courseSheets } from '@/features/course-sheets';
import { courses } from '@/features/courses';
import { decisions } from '@/features/decisions';
import { difficulties } from '@/features/difficulties';
import { dissemination } from '@/features/dissemination';
import { duties } from '@/features/duties';
import { evaluations } from '@/features/evaluations';
import { inspections } from '@/features/inspections';
import { jobs } from '@/features/jobs';
import { money } from '@/features/money';
import { needs } from '@/features/needs';
import { nominations } from '@/features/nominations';
import { pastTrainings } from '@/features/past-trainings';
import { reminders } from '@/features/reminders';
import { reportFigures } from '@/features/report-figures';
import { resultReports } from '@/features/result-reports';
import { results } from '@/features/results';
import { reviews } from '@/features/reviews';
import { session } from '@/features/session';
import { staff } from '@/features/staff';
import { substitutes } from '@/features/substitutes';
import { superiorSheets } from '@/features/superior-sheets';
import { targets } from '@/features/targets';
import { trainingLists } from '@/features/training-lists';
import { unitReports } from '@/features/unit-reports';
import { units } from '@/features/units';
import { wardReports } from '@/features/ward-reports';
import { workingDays } from '@/features/working-days';
import { yearPlans } from '@/features/year-plans';
import type { Feature } from '@/shared/lib/feature';

/** All features of the product. A new one is one line here. */
export const features: readonly Feature[] = [
  duties,
  calendar,
  comparison,
  reminders,
  targets,
  competences,
  dissemination,
  difficulties,
  unitReports,
  wardReports,
  reportFigures,
  trainingLists,
  superiorSheets,
  inspections,
  session,
  staff,
  reviews,
  absences,
  catalogue,
  needs,
  yearPlans,
  courses,
  courseSheets,
  nominations,
  money,
  decisions,
  attendance,
  results,
  certificateChecks,
  pastTrainings,
  resultReports,
  evaluations,
  classifications,
  units,
  substitutes,
  accounts,
  apiClients,
  workingDays,
  jobs,
  audit,
  authorities,
];
