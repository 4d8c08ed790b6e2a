import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type ConfirmationsIssued,
  type CourseView,
  issueConfirmations,
  listCertificates,
} from '@/api/generated';
import CourseConfirmations from './CourseConfirmations';

vi.mock('@/api/generated', () => ({ issueConfirmations: vi.fn(), listCertificates: vi.fn() }));
vi.mock('@/shared/ui/leave-guard', () => ({ LeaveGuard: () => null, LeaveDialog: () => null }));
vi.mock('@/shared/ui/notify', () => ({ notifyDone: vi.fn(), notifyError: vi.fn() }));
const rights = { mayWrite: true };
vi.mock('@/shared/lib/server', () => ({ useCan: () => rights.mayWrite, useToday: () => '2026-11-27' }));

const course = { id: 'lop', origin: 'own', state: 'planned', last_day: '2026-11-26' } as CourseView;

function show(children: React.ReactNode) {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
    </MantineProvider>,
  );
}

describe('CourseConfirmations', () => {
  beforeEach(() => {
    rights.mayWrite = true;
    vi.mocked(listCertificates).mockResolvedValue({ data: { items: [] } } as never);
  });

  it.each<[string, Partial<CourseView>]>([
    ['before its last day', { last_day: '2026-11-28' }],
    ['of a superior’s', { origin: 'quota' }],
    ['that was cancelled', { state: 'cancelled' }],
  ])('offers nothing for a course %s', (_, part) => {
    show(<CourseConfirmations course={{ ...course, ...part }} />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('offers nothing to whoever may not verify', () => {
    rights.mayWrite = false;
    show(<CourseConfirmations course={course} />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('issues them by today, and says who got none and why', async () => {
    const outcome: ConfirmationsIssued = {
      issued: 2,
      left_out: [
        { staff_id: 'a', full_name: 'Trần Xuân Cường', reason: 'own' },
        { staff_id: 'b', full_name: 'Lê Thị Bình', reason: 'has_one' },
      ],
    };
    vi.mocked(issueConfirmations).mockResolvedValue({ data: outcome } as never);
    show(<CourseConfirmations course={course} />);
    // There is nothing to print yet.
    expect(screen.queryByRole('button', { name: /^In giấy/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Cấp giấy chứng nhận' }));
    const drawer = within(screen.getByRole('dialog'));
    expect(drawer.getByLabelText(/^Ngày cấp/)).toHaveProperty('value', '27/11/2026');
    vi.mocked(listCertificates).mockResolvedValue({
      data: { items: [{ issued_here: true, state: 'verified' }] },
    } as never);
    await userEvent.click(drawer.getByRole('button', { name: 'Cấp giấy chứng nhận' }));
    expect(issueConfirmations).toHaveBeenCalledWith({
      path: { course_id: 'lop' },
      body: { issued_on: '2026-11-27' },
    });
    const said = (await screen.findByRole('status')).textContent;
    expect(said).toContain('Đã cấp giấy chứng nhận cho 2 người');
    expect(said).toContain('Trần Xuân Cường: giấy của chính anh/chị');
    expect(said).toContain('Lê Thị Bình: đã có chứng chỉ');
    expect(await screen.findByRole('button', { name: 'In giấy chứng nhận của lớp (PDF)' })).not.toBeNull();
  });
});
