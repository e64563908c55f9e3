import { describe, expect, it } from 'vitest';
import { SystemClock } from './system-clock.ts';

describe('SystemClock', () => {
  const clock = new SystemClock();

  it('never goes back and moves on during a sleep', async () => {
    const before = clock.elapsedMs();
    await clock.sleep(5);
    expect(clock.elapsedMs()).toBeGreaterThan(before);
    expect(clock.now()).toBeInstanceOf(Date);
  });

  it("ends a sleep with the signal's reason, before and during it", async () => {
    const reason = new Error('stop');
    await expect(clock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const sleeping = clock.sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
  });
});
