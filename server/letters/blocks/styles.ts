import type { CSSProperties } from 'react';
import { type Colour, light } from './palette.ts';

/** Faces that are on every machine: a mail loads no fonts. */
const SERIF = "Georgia, 'Times New Roman', Times, serif";
const SANS = "'Helvetica Neue', Helvetica, Arial, sans-serif";

const FACES = {
  body: { fontFamily: SERIF, fontSize: '16px', lineHeight: '25px' },
  title: { fontFamily: SERIF, fontSize: '19px', lineHeight: '25px', fontWeight: 'bold' },
  line: { fontFamily: SERIF, fontSize: '17px', lineHeight: '24px' },
  small: { fontFamily: SANS, fontSize: '13px', lineHeight: '20px' },
  label: {
    fontFamily: SANS,
    fontSize: '11px',
    lineHeight: '16px',
    letterSpacing: '0.08em',
    textTransform: 'uppercase',
    fontWeight: 'bold',
  },
} as const satisfies Record<string, CSSProperties>;

type Dressed = { style: CSSProperties; className: string };

/** Words: face and colour inline, and the class by which the dark theme finds them. */
export function words(face: keyof typeof FACES, colour: Colour, more: CSSProperties = {}): Dressed {
  return { style: { ...FACES[face], color: light(colour), margin: 0, ...more }, className: `t-${colour}` };
}

/** A ground that words stand on. */
export function ground(colour: Colour, more: CSSProperties = {}, { line, also }: { line?: Colour; also?: string } = {}): Dressed {
  const classes = [`g-${colour}`, line && `l-${line}`, also].filter(Boolean).join(' ');
  return { style: { backgroundColor: light(colour), ...more }, className: classes };
}

/** A table that only lays out: readers for the blind pass over it. */
export const TABLE = { role: 'presentation', cellPadding: 0, cellSpacing: 0, border: 0 } as const;
