import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Names this process in leases and claims: `host/pid-namespace/pid`. */
export function nameThisProcess(): string {
  return `${machineName()}/${process.pid}`;
}

/**
 * True only when the named process ran on this machine and is certainly gone, so that what it held may be taken
 * over before its time runs out. A process of another machine is never called dead.
 */
export function isCertainlyDead(processName: string): boolean {
  const cut = processName.lastIndexOf('/');
  if (processName.slice(0, cut) !== machineName()) return false;
  const pid = Number(processName.slice(cut + 1));
  return Number.isInteger(pid) && pid > 0 && !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM means that it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Two containers may share a host name but not a pid namespace, and a pid means something only inside one. */
function machineName(): string {
  try {
    return `${hostname()}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    // No /proc on macOS, where there are no pid namespaces either.
    return `${hostname()}/-`;
  }
}
