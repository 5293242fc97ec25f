import { ImageOff } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { hasRemoteImages, mailDocument } from './mail-document.ts';
import { isTrusted, trust } from './trusted-senders.ts';

/**
 * A stranger's HTML. It is sanitised on the server, and here it still may run nothing: no `allow-scripts`, no forms,
 * a policy of its own, and no request leaves until a person asks for the pictures (they tell the sender who reads).
 * `allow-same-origin` without scripts only lets us measure its height.
 */
export function MailFrame({ html, sender, isOurs }: { html: string; sender: string; isOurs: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  const [isShowingImages, setIsShowingImages] = useState(isOurs || isTrusted(sender));

  const measure = () => {
    const body = frame.current?.contentDocument?.documentElement;
    if (!body) return;
    setHeight(Math.min(body.scrollHeight, 4000));
  };
  return (
    <>
      {!isShowingImages && hasRemoteImages(html) && (
        <div className="mb-2 flex items-center gap-2 rounded-md bg-sunken px-2 py-1 text-soft text-xs">
          <ImageOff aria-hidden="true" className="size-3.5 shrink-0" /> Pictures from outside are not loaded.
          <span className="ml-auto flex flex-wrap justify-end">
            <Button size="sm" look="ghost" onClick={() => setIsShowingImages(true)}>
              Show them
            </Button>
            <Button
              size="sm"
              look="ghost"
              title={`Kept in this browser: pictures of ${sender} load at once`}
              onClick={() => {
                trust(sender);
                setIsShowingImages(true);
              }}
            >
              Always for this sender
            </Button>
          </span>
        </div>
      )}
      <iframe
        ref={frame}
        title={`Mail from ${sender}`}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={mailDocument(html, { isShowingImages })}
        onLoad={measure}
        style={{ height }}
        className="w-full rounded-md bg-white"
      />
    </>
  );
}
