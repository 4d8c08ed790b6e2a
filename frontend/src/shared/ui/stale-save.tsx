import { type ReactNode, useState } from 'react';
import { ApiError } from '@/api/errors';
import { StaleDialog } from './StaleDialog';

interface StaleSaveOptions<Values> {
  /** Reads the thing as it is stored now. */
  latest: () => Promise<{ values: Values; etag: string }>;
  /** The values as people read them: label → text. */
  describe: (values: Values) => Record<string, string>;
  /** Saves what was typed over the newer version. */
  keepMine: (mine: Values, etag: string) => void;
  /** Shows the newer version in the form. */
  takeTheirs: (theirs: Values, etag: string) => void;
}

interface StaleSave<Values> {
  /** To stand in the page or drawer. */
  dialog: ReactNode;
  /** Takes a failed save; true when it was stale and the dialog has taken over. */
  catches: (error: unknown, mine: Values) => boolean;
}

/** Save with `If-Match`: on 412 both versions are shown side by side, and the person chooses. */
export function useStaleSave<Values>(options: StaleSaveOptions<Values>): StaleSave<Values> {
  const [both, setBoth] = useState<{ mine: Values; theirs: Values; etag: string } | null>(null);
  const differing = () => {
    if (!both) return [];
    const mine = options.describe(both.mine);
    const theirs = options.describe(both.theirs);
    return Object.keys(mine)
      .filter((label) => mine[label] !== theirs[label])
      .map((label) => ({ label, mine: mine[label] ?? '', theirs: theirs[label] ?? '' }));
  };
  return {
    catches: (error, mine) => {
      if (!(error instanceof ApiError && error.isStale)) return false;
      void options.latest().then(({ values, etag }) => setBoth({ mine, theirs: values, etag }));
      return true;
    },
    dialog: (
      <StaleDialog
        opened={both !== null}
        fields={differing()}
        onKeepMine={() => {
          if (both) options.keepMine(both.mine, both.etag);
          setBoth(null);
        }}
        onTakeTheirs={() => {
          if (both) options.takeTheirs(both.theirs, both.etag);
          setBoth(null);
        }}
        onClose={() => setBoth(null)}
      />
    ),
  };
}
