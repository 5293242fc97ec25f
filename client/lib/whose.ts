let userId = '';

/** Who is signed in in this window. What a browser keeps for one person it shows to nobody else who sits down at it. */
export const whose = (): string => userId;

export function isNow(id: string): void {
  userId = id;
}
