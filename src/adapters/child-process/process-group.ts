import { setTimeout as delay } from 'node:timers/promises';

/** Signals in order, each with the time that the group has to end before the next one. */
export type EndingSequence = readonly (readonly [signal: NodeJS.Signals, graceMs: number])[];

const lookEveryMs = 20;

/** Sends a signal to every process of a group; false when there is none left. */
export function signalGroup(groupId: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-groupId, signal);
    return true;
  } catch {
    // ESRCH: gone. EPERM: what is left belongs to somebody else and is not ours to end.
    return false;
  }
}

/** Ends every process of a group, gently first. Returns when all are gone, or when the last signal has had its time. */
export async function endGroup(groupId: number, sequence: EndingSequence): Promise<void> {
  for (const [signal, graceMs] of sequence) {
    if (!signalGroup(groupId, signal)) return;
    const deadlineMs = performance.now() + graceMs;
    while (performance.now() < deadlineMs) {
      await delay(Math.min(lookEveryMs, graceMs));
      if (!signalGroup(groupId, 0)) return;
    }
  }
}
