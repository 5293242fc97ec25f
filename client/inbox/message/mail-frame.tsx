import { ImageOff } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { hasRemoteImages, mailDocument } from './mail-document.ts';

/**
 * A stranger's HTML. It is sanitised on the server, and here it still may run nothing: no `allow-scripts`, no forms,
 * a policy of its own, and no request leaves until a person asks for the pictures (they tell the sender who reads).
 * `allow-same-origin` without scripts only lets us measure its height.
 */
export function MailFrame({ html, title, isOurs }: { html: string; title: string; isOurs: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  const [isShowingImages, setIsShowingImages] = useState(isOurs);

  const measure = () => {
    const body = frame.current?.contentDocument?.documentElement;
    if (!body) return;
    setHeight(Math.min(body.scrollHeight, 4000));
  };
  return (
    <>
      {!isShowingImages && hasRemoteImages(html) && (
        <p className="mb-2 flex items-center gap-2 rounded-md bg-sunken px-2 py-1 text-soft text-xs">
          <ImageOff aria-hidden="true" className="size-3.5" /> Pictures from outside are not loaded.
          <Button size="sm" look="ghost" className="ml-auto" onClick={() => setIsShowingImages(true)}>
            Show them
          </Button>
        </p>
      )}
      <iframe
        ref={frame}
        title={title}
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
