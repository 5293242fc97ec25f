import { useEffect, useRef, useState } from 'react';

/**
 * Keeps the newest words in sight: at the opening, with each new mail, and while a draft grows, unless one has scrolled
 * up to read. Then it says that there is news below.
 * @param size how many things stand in the conversation
 */
export function useStickToEnd(size: number) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasNewsBelow, setHasNewsBelow] = useState(false);
  const before = useRef(size);

  useEffect(() => {
    const [scroller, inner] = [box.current, content.current];
    if (!scroller || !inner) return;
    let lastTop = 0;
    const follow = () => {
      if (isAtEnd.current) scroller.scrollTop = scroller.scrollHeight;
    };
    const notice = () => {
      const isNearEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
      // Only scrolling up is leaving the end: growing content moves it away from us too, and must not count.
      if (isNearEnd) isAtEnd.current = true;
      else if (scroller.scrollTop < lastTop) isAtEnd.current = false;
      if (isNearEnd) setHasNewsBelow(false);
      lastTop = scroller.scrollTop;
    };
    const observer = new ResizeObserver(follow);
    observer.observe(inner);
    scroller.addEventListener('scroll', notice, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', notice);
    };
  }, []);

  useEffect(() => {
    if (size > before.current && !isAtEnd.current) setHasNewsBelow(true);
    before.current = size;
  }, [size]);

  const toEnd = () => {
    isAtEnd.current = true;
    setHasNewsBelow(false);
    box.current?.scrollTo({ top: box.current.scrollHeight, behavior: 'smooth' });
  };
  /** Somebody came to read one place of it: the end waits. */
  const stayHere = () => {
    isAtEnd.current = false;
  };
  return { box, content, hasNewsBelow, toEnd, stayHere };
}
