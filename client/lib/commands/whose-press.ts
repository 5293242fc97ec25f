/** Whether the press belongs to what has the focus: a dialog, a menu, or a control that Enter or space works. */
export function isBusy(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], dialog[open]')) return true;
  return !event.metaKey && !event.ctrlKey && (event.key === 'Enter' || event.key === ' ') && !!target.closest('button, a, summary, select');
}

/** Whether somebody writes just now. */
export function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    (/^(input|textarea|select)$/i.test(target.tagName) && !/^(checkbox|radio)$/.test((target as HTMLInputElement).type))
  );
}
