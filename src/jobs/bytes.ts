// Bytes of a handed-in file to text. UTF-8, and UTF-16 where the file's mark says so; anything else is refused by what it is, with
// what to do about it. No other encoding is guessed: a wrong guess would change people's names without a word.
import { InputError, inputProblem } from '../finding/input.ts';

interface Kind {
  readonly begins: readonly number[];
  readonly message: string;
  readonly expected: string;
}

const kinds: readonly Kind[] = [
  {
    begins: [0x1f, 0x8b],
    message: 'is packed by gzip',
    expected: 'the unpacked file (gunzip makes it)',
  },
  {
    begins: [0x50, 0x4b, 0x03, 0x04],
    message: 'is a ZIP archive or an office file such as .xlsx',
    expected: 'the unpacked file, or the sheet saved as CSV in UTF-8',
  },
  {
    begins: [0xd0, 0xcf, 0x11, 0xe0],
    message: 'is an old office file such as .xls',
    expected: 'the sheet saved as CSV in UTF-8',
  },
  {
    begins: [0x25, 0x50, 0x44, 0x46],
    message: 'is a PDF',
    expected: 'the document that it was made from, as a text file in UTF-8',
  },
  {
    begins: Array.from('SQLite format 3', (sign) => sign.charCodeAt(0)),
    message: 'is a SQLite database',
    expected: "the database's schema as text (sqlite3 FILE .schema prints it)",
  },
];

/** The text of a file's bytes, without a byte order mark. Throws InputError that says what the file is instead and what to do. */
export function textIn(bytes: Uint8Array, file: string): string {
  const begins = (signs: readonly number[]): boolean => signs.every((sign, at) => bytes[at] === sign);
  if (begins([0xff, 0xfe])) return decoded(bytes, 'utf-16le', file);
  if (begins([0xfe, 0xff])) return decoded(bytes, 'utf-16be', file);
  const kind = kinds.find((one) => begins(one.begins));
  if (kind !== undefined) throw refused(file, kind, null);
  return decoded(bytes, 'utf-8', file);
}

function decoded(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be', file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const name = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
    const expected = 'a text file in UTF-8';
    const head = bytes.subarray(0, 4000);
    const signs = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
    if (encoding !== 'utf-8' || signs > 0)
      throw refused(file, { message: `is not ${name} text`, expected }, null);
    const read = new TextDecoder('utf-8').decode(bytes);
    const line = read.slice(0, read.indexOf('\uFFFD')).split('\n').length;
    throw refused(
      file,
      {
        message: 'is not UTF-8 text; it may be Windows-1252 or Latin-1',
        expected: `${expected} (in Excel "CSV UTF-8", else iconv -f WINDOWS-1252 -t UTF-8)`,
      },
      line,
    );
  }
}

function refused(file: string, { message, expected }: Omit<Kind, 'begins'>, line: number | null): InputError {
  return new InputError([inputProblem({ file, line, message, expected })]);
}
