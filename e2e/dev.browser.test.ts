import { afterAll, beforeAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { faultsOf } from './look-at.ts';
import { closeWindows, openBrowser, signInOnPage, visit } from './open-browser.ts';
import { ADMIN, newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

let dataDir: string;
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  dataDir = await newDataDir();
  [server, browser] = await Promise.all([
    startServer({ DATA_DIR: dataDir, REHEARSAL_CUSTOMERS: 'off', NODE_ENV: 'production' }, { script: 'scripts/dev.ts' }),
    openBrowser(),
  ]);
}, 90_000);
afterAll(async () => {
  await closeWindows(browser);
  await server.stop();
  await removeDataDir(dataDir);
}, 60_000);

test('`bun run dev` serves the unbuilt client, and both sockets get through the security policy', async () => {
  const { page, context, consoleErrors } = await visit(browser, 'about:blank');
  const said: string[] = [];
  const sockets: string[] = [];
  page.on('console', (line) => said.push(line.text()));
  page.on('websocket', (socket) => socket.on('framereceived', () => sockets.push(new URL(socket.url()).pathname)));
  await page.goto(server.url);
  await signInOnPage(page);
  await page.getByRole('navigation').first().waitFor();
  while (!sockets.includes('/socket.io/')) await page.waitForTimeout(50);

  expect(await page.content()).toContain('/@vite/client');
  expect(said).toContain('[vite] connected.');
  // Vite's socket lives at the root of the same port.
  expect(sockets).toContain('/');
  expect(said.filter((line) => /Content Security Policy|Refused to/i.test(line))).toEqual([]);
  expect(consoleErrors).toEqual([]);
  await context.close();
}, 60_000);

test('it hands out the client and what that imports, and no other file of the repository', async () => {
  const statusOf = async (file: string) => (await fetch(`${server.url}/@fs${join(import.meta.dirname, '..', file)}?raw`)).status;
  expect(await statusOf('client/main.tsx')).toBe(200);
  for (const file of ['package.json', 'server/env.ts', 'biome.json', '.env.example'])
    expect([file, await statusOf(file)]).toEqual([file, 403]);
});

test('/ui shows the parts; a table of a hundred thousand rows is walked, chosen from and opened by keys alone', async () => {
  const { page, context, consoleErrors } = await visit(browser, `${server.url}/ui`, { as: ADMIN });
  await page.getByRole('tab', { name: 'Lists' }).click();
  const grid = page.getByRole('grid', { name: 'People' }).first();
  const chosen = (rows: number) => page.getByText(`A hundred thousand rows, ${rows} selected`).first().waitFor();
  await grid.focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await chosen(1);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await chosen(3);
  await page.keyboard.press('End');
  await grid.locator('[aria-rowindex="100001"]').waitFor();
  expect(await grid.getByRole('row').count()).toBeLessThan(60);
  await page.keyboard.press('Enter');
  expect(await grid.locator('[aria-current]').getAttribute('aria-rowindex')).toBe('100001');
  await page.keyboard.press('Home');
  await grid.locator('[aria-rowindex="2"]').waitFor();
  await page.keyboard.press('Escape');
  await chosen(0);
  await grid.getByRole('button', { name: 'Budget' }).click();
  expect(await grid.getByRole('columnheader', { name: 'Budget' }).getAttribute('aria-sort')).toBe('ascending');
  for (const shelf of ['Lists', 'What floats', 'Fields and choices', 'Words and marks']) {
    await page.getByRole('tab', { name: shelf }).click();
    expect([shelf, await faultsOf(page)]).toEqual([shelf, []]);
  }
  expect(consoleErrors).toEqual([]);
  await context.close();
}, 120_000);
