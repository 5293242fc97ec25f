import { Img } from '@react-email/img';
import { Link } from '@react-email/link';
import type { ReactNode } from 'react';
import type { ListingBlock } from '../letter.ts';
import { light } from './palette.ts';
import { ground, TABLE, words } from './styles.ts';

/** Photographs of listings are three by two; the fixed size keeps the mail still while they load. */
const BESIDE = { width: 200, height: 133 };
const ABOVE = { width: 508, height: 339 };

type Card = { listing: ListingBlock; seeMore: string; isAlone: boolean };

/** One listing: a picture as wide as the mail when it stands alone, beside the words when there are several. */
export function ListingCard({ listing, seeMore, isAlone }: Card) {
  const rounded = { border: `1px solid ${light('line')}`, borderRadius: '8px', margin: '8px 0 16px' };
  const facts = <Facts listing={listing} seeMore={seeMore} />;
  const photo = listing.photo && <Photo listing={listing} photo={listing.photo} size={isAlone ? ABOVE : BESIDE} />;
  return (
    <table {...TABLE} width="100%" {...ground('panel', rounded, { line: 'line' })}>
      <tbody>
        {isAlone && photo && (
          <tr>
            <td style={{ padding: '12px 12px 0' }}>{photo}</td>
          </tr>
        )}
        <tr>
          {!isAlone && photo && (
            <td className="stack beside" width="38%" valign="top" style={{ width: '38%', padding: '12px 0 12px 12px' }}>
              {photo}
            </td>
          )}
          <td className="stack" valign="top" style={{ padding: '14px 18px 16px' }}>
            {facts}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** Where pictures are blocked, the address stands in their place. */
function Photo({ listing: { address, link }, photo, size }: { listing: ListingBlock; photo: string; size: typeof ABOVE }) {
  const alt = words('small', 'soft', { width: '100%', maxWidth: `${size.width}px`, height: 'auto', borderRadius: '4px' });
  // A picture of low priority is one for which React sets no preload link, which has no place in a mail.
  const picture = (
    <Img
      src={photo}
      alt={address}
      width={size.width}
      height={size.height}
      fetchPriority="low"
      className={`photo ${alt.className}`}
      style={alt.style}
    />
  );
  return link ? <Linked to={link}>{picture}</Linked> : picture;
}

function Facts({ listing: { address, price, details, status, news, link }, seeMore }: Omit<Card, 'isAlone'>) {
  const [street, ...rest] = address.split(', ');
  return (
    <>
      {status && <p {...words('label', 'faint', { margin: '0 0 4px' })}>{status}</p>}
      <p {...words('title', 'ink')}>{price}</p>
      {news && <p {...words('small', 'brick', { fontWeight: 'bold', margin: '2px 0 0' })}>{news}</p>}
      <p {...words('body', 'ink', { margin: '4px 0 0' })}>{street}</p>
      {rest.length > 0 && <p {...words('small', 'soft')}>{rest.join(', ')}</p>}
      {details && <p {...words('small', 'soft', { margin: '8px 0 0' })}>{details}</p>}
      {link && (
        <p {...words('small', 'brick', { margin: '8px 0 0' })}>
          <Linked to={link}>{seeMore} →</Linked>
        </p>
      )}
    </>
  );
}

function Linked({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link href={to} className="t-brick" style={{ color: light('brick'), fontWeight: 'bold', textDecoration: 'none' }}>
      {children}
    </Link>
  );
}
