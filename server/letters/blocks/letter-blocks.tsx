import { Button } from '@react-email/button';
import { Img } from '@react-email/img';
import type { Block } from '../letter.ts';
import { LinkedWords } from './linked-words.tsx';
import { ListingCard } from './listing-card.tsx';
import { light } from './palette.ts';
import { RichList, RichWords } from './rich-words.tsx';
import { ground, TABLE, words } from './styles.ts';

type Setting = { block: Block; seeMore: string; isAlone: boolean };

/** One block of a mail as HTML: tables and inline styles, since mail programs drop the rest. */
export function LetterBlock({ block, seeMore, isAlone }: Setting) {
  switch (block.kind) {
    case 'words':
      return (
        <p {...words('body', 'ink', { margin: '0 0 16px' })}>
          <LinkedWords text={block.text} />
        </p>
      );
    case 'rich':
      return (
        <p {...words('body', 'ink', { margin: '0 0 16px' })}>
          <RichWords spans={block.spans} />
        </p>
      );
    case 'list':
      return <RichList list={block.list} />;
    case 'aside':
      return (
        <blockquote style={{ margin: '0 0 16px', paddingLeft: '12px', borderLeft: `2px solid ${light('line')}` }}>
          {block.blocks.map((inner, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: set once, never changed.
            <LetterBlock key={at} block={inner} seeMore={seeMore} isAlone={isAlone} />
          ))}
        </blockquote>
      );
    case 'listing':
      return <ListingCard listing={block.listing} seeMore={seeMore} isAlone={isAlone} />;
    case 'panel':
      return <Panel {...block} />;
    case 'button':
      return (
        <p style={{ margin: '4px 0 20px' }}>
          <Button href={block.url} {...pressed} className="t-onBrick g-brick">
            {block.label}
          </Button>
        </p>
      );
    case 'picture':
      return (
        <div style={{ margin: '4px 0 20px' }}>
          <Img
            src={block.url}
            alt={block.alt}
            width={PICTURE_WIDTH}
            style={{ width: '100%', maxWidth: '100%', height: 'auto', borderRadius: '6px' }}
          />
        </div>
      );
    case 'quote':
      return <Quote {...block} />;
  }
}

/** As wide as the words; narrower where the screen is. */
const PICTURE_WIDTH = 534;

const pressed = {
  style: {
    ...words('small', 'onBrick').style,
    ...ground('brick').style,
    fontWeight: 'bold',
    padding: '11px 20px',
    borderRadius: '6px',
  },
};

function Panel({ title, lines, hint }: { title: string; lines: string[]; hint: string }) {
  return (
    <>
      <table
        {...TABLE}
        width="100%"
        {...ground('panel', { borderLeft: `3px solid ${light('brick')}`, margin: '4px 0 12px' }, { line: 'brick' })}
      >
        <tbody>
          <tr>
            <td style={{ padding: '14px 18px 6px' }}>
              <p {...words('label', 'faint')}>{title}</p>
            </td>
          </tr>
          {lines.map((line, at) => (
            <tr key={line}>
              <td className="l-line" style={{ padding: '8px 18px', ...(at > 0 && { borderTop: `1px solid ${light('line')}` }) }}>
                <p {...words('line', 'ink')}>{line}</p>
              </td>
            </tr>
          ))}
          <tr>
            <td height={6} style={{ height: '6px', fontSize: '6px', lineHeight: '6px' }}>
              &nbsp;
            </td>
          </tr>
        </tbody>
      </table>
      {hint && <p {...words('small', 'soft', { margin: '0 0 20px' })}>{hint}</p>}
    </>
  );
}

function Quote({ intro, text }: { intro: string; text: string }) {
  return (
    <>
      <p {...words('small', 'faint', { margin: '24px 0 6px' })}>{intro}</p>
      <blockquote {...words('small', 'faint', { paddingLeft: '12px', borderLeft: `2px solid ${light('line')}` })}>
        <LinkedWords text={text} colour="faint" />
      </blockquote>
    </>
  );
}
