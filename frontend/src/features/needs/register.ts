import { getNeedsRound, registerNeedsRound, uploadNeedsRoundFile } from '@/api/generated';
import type { RegisterCalls } from '@/shared/reports/register';

/** How the letter of a round is registered. */
export const callsOf = (id: string): RegisterCalls => ({
  filePath: `/needs-rounds/${id}/file`,
  latest: async () => (await getNeedsRound({ path: { id } })).data,
  register: (body, etag) => registerNeedsRound({ path: { id }, headers: { 'If-Match': etag }, body }),
  upload: (file) => uploadNeedsRoundFile({ path: { id }, body: { file } }),
  refresh: ['needs'],
});
