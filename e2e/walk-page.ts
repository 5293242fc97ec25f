/** What could be pressed or written into, and where it is on the page. */
export type Target = { x: number; y: number; isField: boolean; isNav: boolean; name: string };

/** Runs in the page: all that a person could press now. What leads out of the app is left out. */
export function targetsOnPage(): Target[] {
  const what =
    'button, a[href], input:not([type=file]), textarea, select, summary, label, [contenteditable=true], ' +
    '[role=menuitem], [role=option], [role=tab], [role=row]';
  return [...document.querySelectorAll<HTMLElement>(what)].flatMap((node) => {
    const link = node.closest('a');
    if (node.matches(':disabled') || link?.target === '_blank' || (link && link.origin !== location.origin)) return [];
    const box = node.getBoundingClientRect();
    const [x, y] = [box.x + Math.min(box.width / 2, 120), box.y + box.height / 2];
    const top = document.elementFromPoint(x, y);
    if (!top || !(node.contains(top) || top.contains(node))) return [];
    const name = (node.ariaLabel ?? (node.textContent || node.id)).trim().replace(/\s+/g, ' ').slice(0, 60);
    const isField = node.isContentEditable || node.matches('input, textarea');
    return [{ x, y, isField, isNav: node.closest('nav') !== null, name: `${node.role ?? node.tagName.toLowerCase()} “${name}”` }];
  });
}

/** Runs in the page: what no screen may show, whatever was done to it. */
export function faultsOnPage(): string[] {
  const words = document.body.textContent;
  const stumbled = words.includes('This screen stumbled') ? [`an error took the screen: ${words.slice(-200)}`] : [];
  const odd = /.{0,30}(\bNaN\b|\bundefined\b|Invalid Date|\[object Object\]).{0,30}/.exec(words);
  const isCutOff = document.documentElement.scrollWidth > innerWidth;
  return [...stumbled, ...(odd ? [`odd words: ${odd[0]}`] : []), ...(isCutOff ? ['wider than the window'] : [])];
}
