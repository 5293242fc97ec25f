import { z } from 'zod';

/** Enough of a number to be dialled; "1-800-FLOWERS" has four digits. */
const FEWEST_DIGITS = 4;

/** A number that customers are told to call, or nothing. How it is spaced is for people. */
export const phoneSchema = z
  .string()
  .trim()
  .max(100)
  .refine(
    (text) => text === '' || text.replace(/\D/g, '').length >= FEWEST_DIGITS,
    'is no phone number such as +1 207 555 0142; customers are told to call it',
  );
