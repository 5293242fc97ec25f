import { readFileSync } from 'node:fs';

/**
 * A SIGTERM to `npx` ends npx and its shell and nothing below them: the server would go on, unseen, and hold the port
 * and the data directory. So a server started through npx stops when that npx is gone.
 * Linux only (it reads /proc); elsewhere a Ctrl-C reaches the whole group anyway.
 */
export function stopWithNpx(): void {
  const npx = findNpx(process.ppid);
  if (!npx) return;
  const started = startOf(npx);
  setInterval(() => {
    if (startOf(npx) === started) return;
    process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

function findNpx(pid: number): number | null {
  for (let ancestor = pid; ancestor > 1; ancestor = Number(statOf(ancestor)?.[1] ?? 0)) {
    if (/^(npm exec|npx)\b/.test(readProc(ancestor, 'cmdline') ?? '')) return ancestor;
  }
  return null;
}

/** When a process began, in clock ticks since boot: tells it from a later one with the same pid. */
function startOf(pid: number): string | undefined {
  return statOf(pid)?.[19];
}

/** The fields of /proc/<pid>/stat after the name: state, parent, … (proc(5)). */
function statOf(pid: number): string[] | undefined {
  return readProc(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ');
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // The process is gone, or there is no /proc.
    return null;
  }
}
