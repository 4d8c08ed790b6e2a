import { encode } from 'uqr';

interface QrCodeProps {
  /** What a phone reads. */
  value: string;
  /** What it leads to, for whoever does not see it. */
  label: string;
}

/** A QR code, black on white in the dark looks too: many readers know no other. */
export function QrCode({ value, label }: QrCodeProps) {
  // Four squares of white around it, as the standard asks.
  const { size, data } = encode(value, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="200" height="200" role="img" shapeRendering="crispEdges">
      <title>{label}</title>
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}
