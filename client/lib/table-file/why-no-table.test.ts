import { expect, test } from 'bun:test';
import { decodeFile } from './decode-file.ts';
import { whyNoTable } from './why-no-table.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const bytes = (text: string) => new TextEncoder().encode(text);

test.each<[name: string, file: Uint8Array, words: string | null]>([
  ['nothing', bytes(''), 'is empty'],
  ['a mark of its alphabet alone', bytes('\uFEFF'), 'is empty'],
  ['blank lines', bytes(' \r\n\r\n'), 'is empty'],
  ['a picture', PNG, 'no table of text'],
  ['a spreadsheet under another name', bytes('PK\u0003\u0004\u0014\u0000\u0006\u0000\u0008\u0000'), 'no table of text'],
  ['a PDF', bytes('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj'), 'no table of text'],
  ['a table', bytes('Email\tName\r\na@x.example\tZoë\r\n'), null],
  ['a table with stray controls of an old program', bytes(`Email,Notes\n${'a@x.example,seen\u000bagain\n'.repeat(30)}\u001a`), null],
  ['Windows-1252', new Uint8Array([...bytes('Email;Name\na@x.example;Zo'), 0xeb, 0x80, 0x9d]), null],
])('%s', (_, file, words) => {
  const why = whyNoTable(decodeFile(file));
  if (words === null) expect(why).toBeNull();
  else expect(why).toContain(words);
});
