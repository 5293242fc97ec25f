import type { Page } from 'playwright-core';

/** What stood on the page at any moment, in the order it came: states pass too fast to be waited for one by one. */
export type Seen = { drafts: string[]; lengths: number[]; deliveries: string[]; timers: string[] };

/** For `open(…, { script: watchPage })`: notes every state of drafts, mails and countdowns that the page ever showed. */
export function watchPage(): void {
  const seen: Seen = { drafts: [], lengths: [], deliveries: [], timers: [] };
  Object.assign(window, { seen });
  const add = <T>(list: T[], value: T | null | undefined) => {
    if (value !== null && value !== undefined && list.at(-1) !== value) list.push(value);
  };
  const look = () => {
    for (const draft of document.querySelectorAll<HTMLElement>('[data-draft]')) {
      add(seen.drafts, draft.dataset.draft);
      if (draft.dataset.draft === 'drafting') add(seen.lengths, draft.querySelector('p')?.textContent?.length);
    }
    for (const mail of document.querySelectorAll<HTMLElement>('[data-delivery]')) add(seen.deliveries, mail.dataset.delivery);
    for (const timer of document.querySelectorAll('[role=timer]')) add(seen.timers, timer.textContent);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

export function seenOn(page: Page): Promise<Seen> {
  return page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

/** The row of a thread in the list, by any of its words. */
export const rowOf = (page: Page, words: string) => page.locator('[data-thread]').filter({ hasText: words });

/** What stands in the composer, be it still the plain field or the editor already. */
export const writtenIn = (page: Page) =>
  page.locator('#composer').evaluate((box) => (box instanceof HTMLTextAreaElement ? box.value : (box.textContent ?? '')).trim());
