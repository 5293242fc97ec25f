/** For what closes when one presses beside it: toasts lie over everything, and to press one is to leave nothing. */
export function stayForToast(press: Event): void {
  if (press.target instanceof Element && press.target.closest('.toasts')) press.preventDefault();
}
