import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { EditorProps } from './rich-editor.tsx';

type Props = Omit<EditorProps, 'isFocused'>;
type Rich = { Editor: ComponentType<EditorProps>; isFocused: boolean };

let loaded: ComponentType<EditorProps> | null = null;

/**
 * A plain field until somebody begins to write; then the editor comes and takes its place, its words and the focus in
 * one moment, so that no letter is lost. Not while letters are being composed (IME), which a swap would cut off.
 */
export function WritingArea(props: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const isComposing = useRef(false);
  const [rich, setRich] = useState<Rich | null>(() => loaded && { Editor: loaded, isFocused: false });

  const swap = () => {
    if (loaded && !isComposing.current) setRich({ Editor: loaded, isFocused: document.activeElement === box.current });
  };
  const load = async () => {
    loaded ??= (await import('./rich-editor.tsx')).RichEditor;
    if (box.current) swap();
  };
  const hasWords = props.text !== '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is loaded once, and `load` knows whether it was.
  useEffect(() => {
    if (hasWords) void load();
  }, [hasWords]);

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
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
      className="field-sizing-content block max-h-72 min-h-10 w-full resize-none bg-transparent px-3.5 pt-2.5 leading-relaxed outline-none placeholder:text-faint"
    />
  );
}
