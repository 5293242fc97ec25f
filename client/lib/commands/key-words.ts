const isMac = () => typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform);
const MAC: Record<string, string> = { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃' };
const OTHER: Record<string, string> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', ctrl: 'Ctrl' };
const NAMED: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', ' ': 'Space' };

/** Keys in words: `mod+Enter` → `⌘ Enter` or `Ctrl Enter`, `g i` → `G then I`, `j` → `J`. */
export function keyWords(keys: string, onMac = isMac()): string {
  const one = (key: string) => (onMac ? MAC : OTHER)[key] ?? NAMED[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  const chord = (words: string) => (words === '+' ? '+' : words.split('+').map(one).join(' '));
  return keys === ' ' ? 'Space' : keys.split(' ').map(chord).join(' then ');
}
