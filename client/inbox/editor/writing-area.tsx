import { type ComponentType, useEffect, useRef, useState } from 'react';
import { partOf } from '../../lib/late/part.ts';
import { useLive } from '../../lib/live/use-live.ts';
import { leaveField } from '../../ui/use-focus-heir.ts';
import type { EditorProps } from './rich-editor.tsx';

type Props = Omit<EditorProps, 'isFocused'>;
type Rich = { Editor: ComponentType<EditorProps>; isFocused: boolean };

const editor = partOf(() => import('./rich-editor.tsx'), 'RichEditor');

/**
 * A plain field until somebody begins to write; then the editor comes and takes its place, its words and the focus in
 * one moment, so that no letter is lost. While it cannot be had the plain field stays, and sends as well. Not while letters are being composed (IME), which a swap would cut off.
 */
export function WritingArea(props: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const isComposing = useRef(false);
  const [rich, setRich] = useState<Rich | null>(() => richWith(false));

  const swap = () => {
    if (!isComposing.current) setRich(richWith(document.activeElement === box.current));
  };
  const load = async () => {
    await editor.again();
    if (box.current) swap();
  };
  const { state } = useLive();
  const hasWords = props.text !== '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what could not be had offline comes when the connection is back.
  useEffect(() => {
    if (hasWords) void load();
  }, [hasWords, state]);

  if (rich) return <rich.Editor {...props} isFocused={rich.isFocused} />;
  return (
    <textarea
      id="composer"
      ref={box}
      rows={1}
      aria-label={props.label}
      placeholder={props.placeholder}
      value={props.text}
      onFocus={load}
      onPointerEnter={load}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={() => {
        isComposing.current = false;
        // Its last letters come with the change that follows.
        setTimeout(swap);
      }}
      onChange={(event) => props.onChange(event.target.value, [])}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) props.onSend();
        if (event.key === 'Escape') leaveField(event.currentTarget);
      }}
      className="field-sizing-content block max-h-72 min-h-10 w-full resize-none bg-transparent px-3.5 pt-2.5 leading-relaxed outline-none placeholder:text-faint"
    />
  );
}

function richWith(isFocused: boolean): Rich | null {
  const Editor = editor.now();
  return Editor && { Editor, isFocused };
}
