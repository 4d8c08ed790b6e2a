import type { Me } from '@/api/generated';
import type { Bilingual } from './i18n';

/** Groups of the menu, in their order. */
export const navGroups = ['work', 'people', 'courses', 'after', 'own', 'system'] as const;

/** A page that has an entry in the menu. */
export interface Place {
  path: string;
  label: Bilingual;
  group: (typeof navGroups)[number];
  /** Shown to whoever holds one of these; to everybody who is signed in when left out. */
  permissions?: readonly string[];
  /** Not for people who hold no role but `staff`: they have the permission over themselves only. */
  overOthers?: boolean;
  /** Shown only to people of the roster: pages about one's own file. */
  needsStaff?: boolean;
  /** Shown only to whoever holds one of these roles: what others may open too, and have no use for in their menu. */
  roles?: readonly Me['roles'][number]['role'][];
}

/**
 * The map of the site: every address that a menu or another feature may name stands here, so that a feature links
 * to another without importing it. An entry appears in the menu once a feature registers a page for it.
 */
export const places = {
  duties: { path: '/', label: { vi: 'Việc cần xử lý', en: 'Duties' }, group: 'work' },
  calendar: {
    path: '/lich',
    label: { vi: 'Lịch', en: 'Calendar' },
    group: 'work',
    permissions: ['calendar.read'],
  },
  comparison: {
    path: '/so-sanh-don-vi',
    label: { vi: 'So sánh các đơn vị', en: 'Units side by side' },
    group: 'work',
    permissions: ['duties.owed'],
    roles: ['leader', 'coordinator'],
  },
  approvals: {
    path: '/phe-duyet',
    label: { vi: 'Phê duyệt', en: 'Approvals' },
    group: 'work',
    permissions: ['nominations.decide'],
  },
  reportFigures: {
    path: '/so-lieu-bao-cao',
    label: { vi: 'Số liệu báo cáo', en: 'Figures of reports' },
    group: 'after',
    permissions: ['report_figures.read'],
  },
  superiorData: {
    path: '/phan-mem-cap-tren',
    label: { vi: 'Phần mềm cấp trên', en: 'The superior’s software' },
    group: 'after',
    permissions: ['targets.write'],
  },
  owed: {
    path: '/viec-con-no',
    label: { vi: 'Ai còn nợ việc gì', en: 'Who owes what' },
    group: 'work',
    permissions: ['duties.owed'],
  },
  reminders: {
    path: '/nhac-viec',
    label: { vi: 'Nhắc việc', en: 'Reminders' },
    group: 'work',
    permissions: ['reminders.read'],
  },
  targets: {
    path: '/chi-tieu',
    label: { vi: 'Chỉ tiêu', en: 'Targets' },
    group: 'work',
    permissions: ['targets.read'],
    overOthers: true,
  },
  targetMatrix: {
    path: '/chi-tieu/ma-tran',
    label: { vi: 'Ma trận bồi dưỡng', en: 'Training matrix' },
    group: 'work',
    permissions: ['targets.people'],
    overOthers: true,
  },
  competences: {
    path: '/nang-luc',
    label: { vi: 'Nội dung năng lực', en: 'Competences' },
    group: 'work',
    permissions: ['competences.read'],
    overOthers: true,
  },
  documents: {
    path: '/van-ban',
    label: { vi: 'Văn bản phổ biến', en: 'Documents' },
    group: 'work',
    permissions: ['documents.read'],
  },
  disseminationSessions: {
    path: '/pho-bien',
    label: { vi: 'Buổi phổ biến', en: 'Dissemination' },
    group: 'work',
    permissions: ['dissemination.read'],
  },
  difficulties: {
    path: '/kho-khan',
    label: { vi: 'Khó khăn, vướng mắc', en: 'Difficulties' },
    group: 'work',
    permissions: ['difficulties.read'],
  },
  unitReports: {
    path: '/bao-cao-don-vi',
    label: { vi: 'Báo cáo của đơn vị', en: 'Reports of units' },
    group: 'work',
    permissions: ['unit_reports.read'],
  },
  wardReports: {
    path: '/bao-cao-phuong',
    label: { vi: 'Báo cáo của phường', en: 'Reports of the ward' },
    group: 'work',
    permissions: ['ward_reports.read'],
  },
  reportRequests: {
    path: '/yeu-cau-bao-cao',
    label: { vi: 'Yêu cầu báo cáo', en: 'Requests for reports' },
    group: 'work',
    permissions: ['unit_reports.review'],
  },
  inspections: {
    path: '/kiem-tra',
    label: { vi: 'Kiểm tra', en: 'Inspections' },
    group: 'work',
    permissions: ['inspections.read'],
  },
  staff: {
    path: '/can-bo',
    label: { vi: 'Cán bộ', en: 'Staff' },
    group: 'people',
    permissions: ['staff.read'],
    overOthers: true,
  },
  units: {
    path: '/don-vi',
    label: { vi: 'Đơn vị', en: 'Units' },
    group: 'people',
    permissions: ['units.read'],
    overOthers: true,
  },
  posts: {
    path: '/vi-tri-viec-lam',
    label: { vi: 'Vị trí việc làm', en: 'Posts' },
    group: 'people',
    permissions: ['staff.read'],
    overOthers: true,
  },
  trainingLists: {
    path: '/danh-sach-theo-tieu-chi',
    label: { vi: 'Danh sách theo tiêu chí', en: 'Lists by criteria' },
    group: 'people',
    permissions: ['training_lists.read'],
  },
  reviews: {
    path: '/ra-soat',
    label: { vi: 'Rà soát đội ngũ', en: 'Review' },
    group: 'people',
    permissions: ['reviews.read'],
  },
  absences: {
    path: '/vang-mat',
    label: { vi: 'Vắng mặt', en: 'Absences' },
    group: 'people',
    permissions: ['absences.read'],
    overOthers: true,
  },
  programmes: {
    path: '/chuong-trinh',
    label: { vi: 'Chương trình', en: 'Programmes' },
    group: 'courses',
    permissions: ['catalogue.read'],
  },
  needs: {
    path: '/nhu-cau',
    label: { vi: 'Nhu cầu bồi dưỡng', en: 'Training needs' },
    group: 'courses',
    permissions: ['needs.read'],
  },
  yearPlans: {
    path: '/ke-hoach-nam',
    label: { vi: 'Kế hoạch năm', en: 'Year plans' },
    group: 'courses',
    permissions: ['year_plans.read'],
  },
  courses: {
    path: '/lop',
    label: { vi: 'Lớp bồi dưỡng', en: 'Courses' },
    group: 'courses',
    permissions: ['courses.read'],
  },
  nominations: {
    path: '/cu-di-hoc',
    label: { vi: 'Cử đi bồi dưỡng', en: 'Nominations' },
    group: 'courses',
    permissions: ['nominations.read'],
    overOthers: true,
  },
  money: {
    path: '/kinh-phi',
    label: { vi: 'Kinh phí', en: 'Money' },
    group: 'courses',
    permissions: ['money.read'],
    overOthers: true,
  },
  decisions: {
    path: '/quyet-dinh',
    label: { vi: 'Quyết định cử', en: 'Decisions' },
    group: 'courses',
    permissions: ['decisions.read'],
    overOthers: true,
  },
  results: {
    path: '/ket-qua',
    label: { vi: 'Kết quả', en: 'Results' },
    group: 'after',
    permissions: ['results.read'],
    overOthers: true,
  },
  certificates: {
    path: '/chung-chi',
    label: { vi: 'Chứng chỉ', en: 'Certificates' },
    group: 'after',
    permissions: ['results.read'],
    overOthers: true,
  },
  pastTrainings: {
    path: '/qua-trinh-boi-duong',
    label: { vi: 'Quá trình đã bồi dưỡng', en: 'Past training' },
    group: 'after',
    permissions: ['results.write'],
    overOthers: true,
  },
  resultReports: {
    path: '/bao-cao-ket-qua',
    label: { vi: 'Báo cáo kết quả', en: 'Result reports' },
    group: 'after',
    permissions: ['result_reports.read'],
    overOthers: true,
  },
  evaluations: {
    path: '/danh-gia',
    label: { vi: 'Đánh giá sau bồi dưỡng', en: 'Evaluations' },
    group: 'after',
    permissions: ['evaluations.read'],
    overOthers: true,
  },
  classifications: {
    path: '/xep-loai',
    label: { vi: 'Xếp loại chất lượng', en: 'Classification' },
    group: 'after',
    permissions: ['classifications.read'],
    overOthers: true,
  },
  ownFile: {
    path: '/ho-so',
    label: { vi: 'Hồ sơ của tôi', en: 'My file' },
    group: 'own',
    needsStaff: true,
  },
  account: {
    path: '/ca-nhan',
    label: { vi: 'Tài khoản của tôi', en: 'My account' },
    group: 'own',
  },
  substitutes: {
    path: '/nguoi-xu-ly-thay',
    label: { vi: 'Người xử lý thay', en: 'Substitutes' },
    group: 'own',
    permissions: ['substitutes.write'],
  },
  accounts: {
    path: '/tai-khoan',
    label: { vi: 'Tài khoản', en: 'Accounts' },
    group: 'system',
    permissions: ['accounts.read'],
  },
  apiClients: {
    path: '/phan-mem-thanh-pho',
    label: { vi: 'Phần mềm thành phố', en: "City's software" },
    group: 'system',
    permissions: ['clients.read', 'pull.read'],
  },
  authorities: {
    path: '/tham-quyen',
    label: { vi: 'Thẩm quyền', en: 'Authorities' },
    group: 'system',
    permissions: ['authorities.write'],
  },
  workingDays: {
    path: '/ngay-lam-viec',
    label: { vi: 'Ngày làm việc', en: 'Working days' },
    group: 'system',
    permissions: ['working_days.write'],
  },
  jobs: {
    path: '/tac-vu',
    label: { vi: 'Tác vụ tự động', en: 'Jobs' },
    group: 'system',
    permissions: ['jobs.read'],
  },
  audit: {
    path: '/nhat-ky',
    label: { vi: 'Nhật ký thay đổi', en: 'Record of changes' },
    group: 'system',
    permissions: ['journal.read'],
  },
} as const satisfies Record<string, Place>;
