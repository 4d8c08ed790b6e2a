import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/api/errors';
import { type CertificateCheckView, checkCertificate, type Problem } from '@/api/generated';
import CheckPage from './CheckPage';

const CODE = '5f2b6d0c9a1e4478b3d2c6f01a9be57c';
const WARD = 'UBND phường Thạch Khôi';
const address: { code?: string } = {};
const navigate = vi.fn();

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { children: React.ReactNode }) => <span>{children}</span>,
  useParams: () => address,
  useNavigate: () => navigate,
}));
vi.mock('@/api/generated', () => ({ checkCertificate: vi.fn() }));
vi.mock('@/shared/lib/server', () => ({
  useMeta: () => ({ data: { ward_name: WARD } }),
  useToday: () => '2026-11-27',
}));

const paper: CertificateCheckView = {
  standing: 'valid',
  kind: 'confirmation',
  number: null,
  full_name: 'Nguyễn Văn Á',
  course_name: 'Kỹ năng tiếp công dân, lớp 2',
  organiser: WARD,
  first_day: '2026-06-23',
  last_day: '2026-06-24',
  issuer: WARD,
  issued_on: '2026-06-25',
  recorded_by: WARD,
  issued_here: true,
};

const refusal = (status: number, code: string, detail: string) =>
  new ApiError(status, { code, detail, status } as Problem, null, '/api/v1/certificate-checks');

function open(code?: string) {
  address.code = code;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <CheckPage />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

/** The server's answer; a failure where it is an error. */
function answer(given: CertificateCheckView | ApiError) {
  vi.mocked(checkCertificate).mockImplementation((async () => {
    if (given instanceof ApiError) throw given;
    return { data: given };
  }) as never);
}

describe('CheckPage', () => {
  beforeEach(() => {
    vi.mocked(checkCertificate).mockReset();
    navigate.mockReset();
  });

  it('says at once that a paper stands, and what it says', async () => {
    answer(paper);
    open(CODE);
    const standing = await screen.findByRole('status');
    expect(standing.textContent).toContain('Có giá trị');
    expect(standing.textContent).toContain(`Giấy này do ${WARD} cấp`);
    const facts = within(screen.getByRole('region', { name: 'Nội dung ghi trên giấy' }));
    const read = (label: string) => facts.getByText(label).nextElementSibling?.textContent;
    expect(read('Cấp cho')).toBe('Nguyễn Văn Á');
    expect(read('Loại giấy tờ')).toBe('Giấy chứng nhận');
    expect(read('Thời gian')).toBe('23/06/2026 – 24/06/2026');
    expect(read('Ngày cấp')).toBe('25/06/2026');
    expect(read('Mã tra cứu')).toBe('5f2b 6d0c 9a1e 4478 b3d2 c6f0 1a9b e57c');
    // A paper without a number has no line for it.
    expect(facts.queryByText('Số hiệu')).toBeNull();
  });

  it.each([
    ['unchecked', 'Chưa đối chiếu', 'chưa đối chiếu với bản chính'],
    ['withdrawn', 'Không có giá trị', 'không công nhận giấy này'],
  ] as const)('says of one that is %s that it is', async (standing, word, sentence) => {
    answer({ ...paper, standing });
    open(CODE);
    const said = (await screen.findByRole('status')).textContent;
    expect(said).toContain(word);
    expect(said).toContain(sentence);
    expect(said).not.toContain('Có giá trị');
  });

  it('does not claim to have issued what it only compared', async () => {
    answer({ ...paper, issued_here: false, issuer: 'Trường Chính trị Tô Hiệu' });
    open(CODE);
    expect((await screen.findByRole('status')).textContent).toContain('đã đối chiếu giấy này với bản chính');
  });

  it('says that nothing has this code, and takes another', async () => {
    answer(refusal(404, 'not_found', 'Không tìm thấy nội dung này.'));
    open(CODE);
    expect((await screen.findByRole('alert')).textContent).toContain('Không tìm thấy giấy nào có mã này');
    await userEvent.type(screen.getByLabelText(/^Mã tra cứu/), `https://x/chung-chi/${CODE.toUpperCase()}`);
    await userEvent.click(screen.getByRole('button', { name: 'Tra cứu' }));
    expect(navigate).toHaveBeenCalledWith({ to: '/chung-chi/$code', params: { code: CODE } });
  });

  it('does not ask the server for what cannot be a code', async () => {
    open('QLNN-2026-0153');
    expect(screen.getByRole('alert').textContent).toContain('Không tìm thấy giấy nào có mã này');
    await userEvent.type(screen.getByLabelText(/^Mã tra cứu/), 'QLNN-2026-0153');
    await userEvent.click(screen.getByRole('button', { name: 'Tra cứu' }));
    expect(await screen.findByText(/^Mã chưa đúng/)).not.toBeNull();
    expect(navigate).not.toHaveBeenCalled();
    expect(checkCertificate).not.toHaveBeenCalled();
  });

  it('says for how long to wait when it was asked too often', async () => {
    answer(refusal(429, 'too_many_requests', 'Gửi quá nhiều lần; hãy thử lại sau 42 giây.'));
    open(CODE);
    const said = (await screen.findByRole('alert')).textContent;
    expect(said).toContain('Tra cứu quá nhiều lần');
    expect(said).toContain('sau 42 giây');
    expect(screen.queryByRole('status')).toBeNull();
    answer(paper);
    await userEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
    expect((await screen.findByRole('status')).textContent).toContain('Có giá trị');
  });

  it('keeps search engines out', () => {
    open();
    expect(document.querySelector('meta[name="robots"]')?.getAttribute('content')).toBe('noindex, nofollow');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Tra cứu chứng chỉ');
  });
});
