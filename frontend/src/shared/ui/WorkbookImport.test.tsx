import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/api/errors';
import { download } from '@/shared/lib/download';
import { WorkbookImport } from './WorkbookImport';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { children: React.ReactNode }) => <span>{children}</span>,
}));
vi.mock('@/shared/lib/download', () => ({ download: vi.fn(async () => {}) }));
vi.mock('./leave-guard', () => ({ LeaveGuard: () => null }));
vi.mock('./FileDrop', () => ({
  FileDrop: ({ onChange }: { onChange: (files: File[]) => void }) => (
    <button type="button" onClick={() => onChange([new File(['x'], 'ket-qua.xlsx')])}>
      Chọn tệp
    </button>
  ),
}));

const plan = {
  plan_hash: 'a'.repeat(64),
  issues: [
    {
      sheet: 'Kết quả',
      cell: 'C7',
      value: '11',
      severity: 'error',
      code: 'score_unreadable',
      message: 'Điểm không đọc được.',
    },
  ],
  remarks: [{ code: 'macros', message: 'Tệp có macro: đã bỏ qua, không chạy.' }],
};

function show(accept = vi.fn(async () => ({ recorded: 2 }))) {
  const preview = vi.fn(async () => plan);
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <WorkbookImport
          title="Nhập kết quả từ Excel"
          about=""
          fileLabel="Tệp"
          template={{ path: '/mau', name: 'mau.xlsx' }}
          marked={{ path: '/danh-dau', name: 'can-sua.xlsx' }}
          back={{ to: '/', label: 'Về lớp' }}
          preview={preview}
          accept={accept}
          acceptLabel="Nhập"
          changesAnything={() => true}
          summary={() => 'Sẽ ghi nhận 2 dòng'}
          details={() => null}
          doneTitle="Đã nhập"
          done={({ recorded }) => `Đã ghi ${recorded}`}
        />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { preview, accept };
}

describe('WorkbookImport', () => {
  beforeEach(() => {
    cleanup();
    vi.mocked(download).mockClear();
  });

  it('shows what would happen, the bad cells and what was not read, before anything is stored', async () => {
    const { accept } = show();
    await userEvent.click(screen.getByText('Chọn tệp'));
    expect(await screen.findByText('Sẽ ghi nhận 2 dòng')).toBeTruthy();
    expect(screen.getByText('Kết quả · C7')).toBeTruthy();
    expect(screen.getByText('Tệp có macro: đã bỏ qua, không chạy.')).toBeTruthy();
    expect(accept).not.toHaveBeenCalled();
  });

  it('gives the file back with the bad cells marked', async () => {
    show();
    await userEvent.click(screen.getByText('Chọn tệp'));
    await userEvent.click(await screen.findByText('Tải tệp có đánh dấu ô cần sửa'));
    const [path, name, form] = vi.mocked(download).mock.calls[0] ?? [];
    expect([path, name]).toEqual(['/danh-dau', 'can-sua.xlsx']);
    expect(form?.get('file')).toHaveProperty('name', 'ket-qua.xlsx');
  });

  it('stores what was shown, and shows anew what has changed meanwhile', async () => {
    const { preview, accept } = show(
      vi
        .fn(async () => ({ recorded: 2 }))
        .mockRejectedValueOnce(new ApiError(409, { code: 'preview_changed' } as never, null, '')),
    );
    await userEvent.click(screen.getByText('Chọn tệp'));
    await userEvent.click(await screen.findByRole('button', { name: 'Nhập' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(preview).toHaveBeenCalledTimes(2);
    await userEvent.click(screen.getByRole('button', { name: 'Nhập' }));
    expect(await screen.findByText('Đã ghi 2')).toBeTruthy();
    expect(accept).toHaveBeenLastCalledWith(expect.any(File), plan.plan_hash);
  });
});
