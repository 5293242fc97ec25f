import { useState } from 'react';
import { MailFrame } from '../frame/mail-frame.tsx';
import { foldedWordsOf, isWrittenByUs, type MessageView, type ThreadView, wordsOf } from '../thread/thread-view.ts';
import { LinkedText } from './linked-text.tsx';
import { ListingStrip } from './listing-strip.tsx';

/** What was written. Text first, because it reads fast and cannot do anything; the mail as designed on request. */
export function MessageBody({ message, matches }: { message: MessageView; matches: ThreadView['matches'] }) {
  const words = wordsOf(message);
  const folded = foldedWordsOf(message);
  const [isDesigned, setIsDesigned] = useState(!words && message.html !== null);
  const [isUnfolded, setIsUnfolded] = useState(false);

  if (isDesigned && message.html !== null) {
    return (
      <>
        <MailFrame html={message.html} sender={message.from.address} isOurs={isWrittenByUs(message)} />
        {words && <Toggle onClick={() => setIsDesigned(false)}>Show as text</Toggle>}
      </>
    );
  }
  return (
    <>
      <p className="whitespace-pre-wrap break-words leading-relaxed">
        {words ? <LinkedText text={words} /> : <em className="text-faint">This mail holds no text.</em>}
      </p>
      {isUnfolded && <p className="mt-3 whitespace-pre-wrap break-words border-l-2 pl-3 text-faint text-list">{folded}</p>}
      <ListingStrip listingKeys={message.listingKeys} matches={matches} />
      <div className="flex gap-3">
        {folded && (
          <Toggle onClick={() => setIsUnfolded(!isUnfolded)} isExpanded={isUnfolded}>
            {isUnfolded ? 'Fold the rest' : 'Show quoted text'}
          </Toggle>
        )}
        {message.html !== null && <Toggle onClick={() => setIsDesigned(true)}>Show as designed</Toggle>}
      </div>
    </>
  );
}

function Toggle({ onClick, isExpanded, children }: { onClick(): void; isExpanded?: boolean; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      aria-expanded={isExpanded}
      className="mt-2 text-faint text-xs underline-offset-2 hover:text-soft hover:underline"
    >
      {children}
    </button>
  );
}
