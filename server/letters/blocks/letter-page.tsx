import { Head } from '@react-email/head';
import { Html } from '@react-email/html';
import { Link } from '@react-email/link';
import { Preview } from '@react-email/preview';
import { renderToStaticMarkup } from 'react-dom/server';
import { fixedWords } from '../fixed-words.ts';
import type { Footer, Letter } from '../letter.ts';
import { LetterBlock } from './letter-blocks.tsx';
import { LinkedWords } from './linked-words.tsx';
import { light, STYLE_SHEET } from './palette.ts';
import { ground, TABLE, words } from './styles.ts';

const WIDTH = 600;
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];
/** Outlook for Windows knows no max-width: it alone reads this and is given a table of fixed width. */
const GHOST = [
  `<!--[if mso]><table role="presentation" width="${WIDTH}" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->`,
  '<!--[if mso]></td></tr></table><![endif]-->',
] as const;

/** The HTML part of a mail as one document. */
export function renderPage(letter: Letter, preheader: string): string {
  const sheet = GHOST.join(renderToStaticMarkup(<Sheet letter={letter} />));
  return `<!DOCTYPE html>${renderToStaticMarkup(<Page letter={letter} preheader={preheader} sheet={sheet} />)}`;
}

function Page({ letter: { language, sender }, preheader, sheet }: { letter: Letter; preheader: string; sheet: string }) {
  return (
    <Html lang={language} dir={RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr'}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{sender}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant. */}
        <style dangerouslySetInnerHTML={{ __html: STYLE_SHEET }} />
      </Head>
      <body {...ground('paper', { margin: 0, padding: 0 })}>
        <Preview>{preheader}</Preview>
        <table {...TABLE} width="100%" {...ground('paper')}>
          <tbody>
            <tr>
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by React just above, framed for Outlook. */}
              <td align="center" className="margin" style={{ padding: '28px 12px' }} dangerouslySetInnerHTML={{ __html: sheet }} />
            </tr>
          </tbody>
        </table>
      </body>
    </Html>
  );
}

function Sheet({ letter }: { letter: Letter }) {
  const { language, sender, greeting, blocks, signature, disclosure, footer } = letter;
  const isAlone = blocks.filter(({ kind }) => kind === 'listing').length === 1;
  const { seeMore } = fixedWords(language);
  const quotes = blocks.filter(({ kind }) => kind === 'quote');
  const edge = { width: '100%', maxWidth: `${WIDTH}px`, margin: '0 auto' };
  const box = { padding: '28px 32px 32px', border: `1px solid ${light('line')}`, borderTop: 0, borderRadius: '0 0 6px 6px' };
  const strip = { height: '4px', fontSize: '4px', lineHeight: '4px', borderRadius: '6px 6px 0 0' };
  return (
    <>
      <table {...TABLE} width="100%" align="center" style={edge}>
        <tbody>
          <tr>
            <td height={4} {...ground('brick', strip)}>
              &nbsp;
            </td>
          </tr>
          <tr>
            <td align="left" {...ground('sheet', box, { line: 'line', also: 'sheet' })}>
              {sender && <p {...words('title', 'ink', { margin: '0 0 22px' })}>{sender}</p>}
              {greeting && <p {...words('body', 'ink', { margin: '0 0 16px' })}>{greeting}</p>}
              {keyed(blocks.filter(({ kind }) => kind !== 'quote')).map(({ key, block }) => (
                <LetterBlock key={key} block={block} seeMore={seeMore} isAlone={isAlone} />
              ))}
              {signature.length > 0 && <Signature lines={signature} />}
              {disclosure && <Disclosure text={disclosure} />}
              {keyed(quotes).map(({ key, block }) => (
                <LetterBlock key={key} block={block} seeMore={seeMore} isAlone={false} />
              ))}
            </td>
          </tr>
        </tbody>
      </table>
      {footer && <Fine footer={footer} />}
    </>
  );
}

const keyed = (blocks: Letter['blocks']) => blocks.map((block, key) => ({ key, block }));

function Signature({ lines: [name, ...rest] }: { lines: string[] }) {
  return (
    <div style={{ padding: '8px 0 0' }}>
      <p {...words('body', 'ink', { fontWeight: 'bold' })}>
        <LinkedWords text={name ?? ''} />
      </p>
      {rest.length > 0 && (
        <p {...words('small', 'soft')}>
          <LinkedWords text={rest.join('\n')} />
        </p>
      )}
    </div>
  );
}

/** Pine is what the AI does, here as in the inbox. */
function Disclosure({ text }: { text: string }) {
  return (
    <table {...TABLE} width="100%" style={{ margin: '20px 0 0' }}>
      <tbody>
        <tr>
          <td className="l-pine" style={{ borderLeft: `3px solid ${light('pine')}`, padding: '0 0 0 12px' }}>
            <p {...words('small', 'faint')}>
              <LinkedWords text={text} colour="faint" />
            </p>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Fine({ footer: { lines, wayOut } }: { footer: Footer }) {
  const small = words('small', 'faint');
  return (
    <table {...TABLE} width="100%" align="center" style={{ width: '100%', maxWidth: `${WIDTH}px`, margin: '0 auto' }}>
      <tbody>
        <tr>
          <td align="center" style={{ padding: '20px 24px 8px', textAlign: 'center' }}>
            <p {...small}>
              <LinkedWords text={lines.join('\n')} colour="faint" />
            </p>
            <p {...words('small', 'faint', { margin: '6px 0 0' })}>
              {wayOut.url === null ? (
                wayOut.words
              ) : (
                <Link href={wayOut.url} className="t-faint" style={{ color: light('faint'), textDecoration: 'underline' }}>
                  {wayOut.words}
                </Link>
              )}
            </p>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
