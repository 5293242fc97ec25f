import { format, isValid, parse } from 'date-fns';

/** What `<input type="datetime-local">` speaks: the viewer's own clock, without a zone. */
const FORM = "yyyy-MM-dd'T'HH:mm";

export const toLocalInput = (at: Date) => format(at, FORM);

/** @returns null while the date is incomplete */
export function fromLocalInput(text: string): Date | null {
  const at = parse(text, FORM, new Date());
  return isValid(at) ? at : null;
}
