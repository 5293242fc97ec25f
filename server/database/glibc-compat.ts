/**
 * Makes an ELF file that asks for glibc 2.38 loadable on older glibc (Debian 12 has 2.36).
 *
 * The embedded engine binds only seven symbols to GLIBC_2.38. Six are the C23 spellings of functions that
 * glibc has always had (`__isoc23_strtol` is `strtol`), and `fmod`, whose older version serves. So the version
 * requirement is marked weak, the seven symbols lose their version, and the six lose their prefix.
 * Layouts: ELF-64 Object File Format, "Symbol Table"; LSB Core 5.0 §10.7 "Symbol Versioning".
 */
export function loosenGlibc(file: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(file);
  const view = new DataView(bytes.buffer);
  const sections = readSections(view);
  const names = sectionOf(sections, SHT_STRTAB, (s) => s === sections[sectionOf(sections, SHT_DYNSYM).link]);
  const readName = (at: number) => readString(bytes, names.offset + at);

  const loosened = loosenRequirements(view, sectionOf(sections, SHT_GNU_VERNEED), readName);
  if (loosened.size > 0) unbindSymbols(view, sections, { loosened, readName });
  return bytes;
}

const SHT_STRTAB = 3;
const SHT_DYNSYM = 11;
const SHT_GNU_VERNEED = 0x6ffffffe;
const SHT_GNU_VERSYM = 0x6fffffff;
const VER_FLG_WEAK = 2;
const VER_NDX_GLOBAL = 1;
const C23_PREFIX = '__isoc23_';
const KNOWN_SYMBOLS = new Set([
  ...['strtol', 'strtoul', 'strtoll', 'strtoull', 'sscanf', 'fscanf'].map((name) => C23_PREFIX + name),
  'fmod',
]);

type Section = { type: number; offset: number; size: number; link: number; info: number };

function readSections(view: DataView): Section[] {
  const isElf64LittleEndian = view.getUint32(0) === 0x7f454c46 && view.getUint8(4) === 2 && view.getUint8(5) === 1;
  if (!isElf64LittleEndian) throw new Error('not a little-endian 64-bit ELF file');
  const table = Number(view.getBigUint64(0x28, true));
  const entrySize = view.getUint16(0x3a, true);
  return Array.from({ length: view.getUint16(0x3c, true) }, (_, index) => {
    const at = table + index * entrySize;
    return {
      type: view.getUint32(at + 4, true),
      offset: Number(view.getBigUint64(at + 24, true)),
      size: Number(view.getBigUint64(at + 32, true)),
      link: view.getUint32(at + 40, true),
      info: view.getUint32(at + 44, true),
    };
  });
}

function sectionOf(sections: Section[], type: number, isWanted: (section: Section) => boolean = () => true): Section {
  const section = sections.find((candidate) => candidate.type === type && isWanted(candidate));
  if (!section) throw new Error(`the ELF file has no section of type 0x${type.toString(16)}`);
  return section;
}

function readString(bytes: Uint8Array, at: number): string {
  return new TextDecoder().decode(bytes.subarray(at, bytes.indexOf(0, at)));
}

/** Marks every GLIBC_2.38 requirement weak; returns the version indexes that stood for it. */
function loosenRequirements(view: DataView, needed: Section, readName: (at: number) => string): Set<number> {
  const loosened = new Set<number>();
  let library = needed.offset;
  for (let n = 0; n < needed.info; n++) {
    let version = library + view.getUint32(library + 8, true);
    for (let v = 0; v < view.getUint16(library + 2, true); v++) {
      if (readName(view.getUint32(version + 8, true)) === 'GLIBC_2.38') {
        view.setUint16(version + 4, view.getUint16(version + 4, true) | VER_FLG_WEAK, true);
        loosened.add(view.getUint16(version + 6, true));
      }
      version += view.getUint32(version + 12, true);
    }
    library += view.getUint32(library + 12, true);
  }
  return loosened;
}

function unbindSymbols(
  view: DataView,
  sections: Section[],
  { loosened, readName }: { loosened: Set<number>; readName: (at: number) => string },
): void {
  const symbols = sectionOf(sections, SHT_DYNSYM);
  const versions = sectionOf(sections, SHT_GNU_VERSYM);
  for (let index = 0; index < versions.size / 2; index++) {
    const versionAt = versions.offset + index * 2;
    if (!loosened.has(view.getUint16(versionAt, true) & 0x7fff)) continue;
    const symbolAt = symbols.offset + index * 24;
    const nameAt = view.getUint32(symbolAt, true);
    const name = readName(nameAt);
    if (!KNOWN_SYMBOLS.has(name)) throw new Error(`unknown symbol ${name} wants GLIBC_2.38`);
    view.setUint16(versionAt, VER_NDX_GLOBAL, true);
    if (name.startsWith(C23_PREFIX)) view.setUint32(symbolAt, nameAt + C23_PREFIX.length, true);
  }
}
