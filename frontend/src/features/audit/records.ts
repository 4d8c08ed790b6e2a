import type { ListAccessRecordsResponse, ListAuditRecordsResponse } from '@/api/generated';

/** One change. */
export type AuditRecord = ListAuditRecordsResponse['items'][number];

/** Somebody has read somebody's file. */
export type AccessRecord = ListAccessRecordsResponse['items'][number];
