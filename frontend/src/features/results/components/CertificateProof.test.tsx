import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { CertificateView } from '@/api/generated';
import { download } from '@/shared/lib/download';
import { CertificateProof } from './CertificateProof';

vi.mock('@/shared/lib/download', () => ({ download: vi.fn(async () => {}) }));

const certificate = {
  id: '019c1159-7000-7000-8002-c98e44c4e931',
  code: '5f2b6d0c9a1e4478b3d2c6f01a9be57c',
  full_name: 'Nguyễn Văn Á',
  course_name: 'Kỹ năng tiếp công dân',
  state: 'verified',
  issued_here: true,
} as CertificateView;

function show(part: Partial<CertificateView> = {}) {
  render(
    <MantineProvider env="test">
      <CertificateProof certificate={{ ...certificate, ...part }} onClose={() => {}} />
    </MantineProvider>,
  );
}

describe('CertificateProof', () => {
  it('gives the public address as a link, to copy and as a QR code', () => {
    show();
    const address = `${location.origin}/chung-chi/${certificate.code}`;
    expect(screen.getByLabelText('Đường dẫn tra cứu')).toHaveProperty('value', address);
    expect(screen.getByRole('link', { name: 'Mở trang tra cứu' }).getAttribute('href')).toBe(address);
    expect(screen.getByRole('img', { name: 'Mã QR tra cứu giấy của Nguyễn Văn Á' })).not.toBeNull();
  });

  it('hands out the paper and the badge of what the ward issued', async () => {
    show();
    await userEvent.click(screen.getByRole('button', { name: 'Giấy chứng nhận (PDF)' }));
    expect(download).toHaveBeenCalledWith(
      `/certificates/${certificate.id}/confirmation`,
      'giay-chung-nhan.pdf',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Huy hiệu số (Open Badges)' }));
    expect(download).toHaveBeenCalledWith(`/certificates/${certificate.id}/badge`, 'huy-hieu-so.jwt');
  });

  it('has neither for what others issued', () => {
    show({ issued_here: false });
    expect(screen.queryByRole('button', { name: /PDF|Huy hiệu/ })).toBeNull();
  });
});
