import { inflateRawSync } from 'node:zlib';

/** A part of a workbook's package. */
interface Part {
  name: string;
  content: Buffer;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * A copy of an .xlsx in which some cells say something else: what a clerk's slip of the hand does to a roster.
 * Cells are named by sheet (as its file in the package) and address.
 */
export function withCells(workbook: Buffer, changes: { sheet: string; cell: string; text: string }[]): Buffer {
  const parts = read(workbook);
  for (const { sheet, cell, text } of changes) {
    const part = parts.find(({ name }) => name === `xl/worksheets/${sheet}.xml`);
    if (part === undefined) {
      throw new Error(`no ${sheet} in the workbook`);
    }
    const before = part.content.toString('utf8');
    const after = before.replace(new RegExp(`<c r="${cell}"([^>]*?)(/>|>.*?</c>)`), (_, attributes: string) => {
      const kept = attributes.replace(/ t="[^"]*"/, '');
      return `<c r="${cell}"${kept} t="inlineStr"><is><t>${text}</t></is></c>`;
    });
    if (after === before) {
      throw new Error(`no ${cell} in ${sheet}`);
    }
    part.content = Buffer.from(after, 'utf8');
  }
  return write(parts);
}

function read(zip: Buffer): Part[] {
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== END) {
    end -= 1;
  }
  const parts: Part[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== ENTRY) {
      throw new Error('not a zip file');
    }
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    parts.push({ name, content: zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

function write(parts: Part[]): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const named = Buffer.from(name, 'utf8');
    // What the local header and the directory's entry share: stored as it is, on 1 January 1980.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(33, 8);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(named.length, 22);
    bodies.push(number(LOCAL), shared, named, content);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    entries.push(number(ENTRY), Buffer.from([20, 0]), shared, place, named);
    offset += 30 + named.length + content.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, directory, number(END), end]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function crc32(content: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}
