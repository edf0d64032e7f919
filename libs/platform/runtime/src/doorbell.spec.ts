import type { TenantId } from '@csp/kernel';
import { expect, it, vi } from 'vitest';
import { createDoorbell } from './doorbell.ts';

const [cambridge, fenland] = ['cambridge-city', 'fenland'] as TenantId[] as [TenantId, TenantId];

it('is heard at once by all who listen to that context of that tenant, and by nobody else', () => {
  const bell = createDoorbell();
  const heard: string[] = [];
  bell.listen('meetings', cambridge, () => heard.push('first'));
  bell.listen('meetings', cambridge, () => heard.push('second'));
  bell.listen('meetings', fenland, () => heard.push('another tenant'));
  bell.listen('action-plan', cambridge, () => heard.push('another context'));
  bell.ring('meetings', cambridge);
  expect(heard).toEqual(['first', 'second']);
  bell.ring('county', cambridge);
  expect(heard).toHaveLength(2);
});

it('is not heard by those who have gone, also when they go while it rings', () => {
  const bell = createDoorbell();
  let times = 0;
  const goAway = bell.listen('meetings', cambridge, () => {
    times++;
    goAway();
  });
  bell.ring('meetings', cambridge);
  bell.ring('meetings', cambridge);
  expect(times).toBe(1);
});

it('is heard by the others when one of them throws, and the one who rang is not disturbed', () => {
  const bell = createDoorbell();
  const later: (() => void)[] = [];
  const queue = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((call) => void later.push(call));
  let heard = false;
  bell.listen('meetings', cambridge, () => {
    throw new Error('a bug');
  });
  bell.listen('meetings', cambridge, () => (heard = true));
  bell.ring('meetings', cambridge);
  queue.mockRestore();
  expect(heard).toBe(true);
  expect(later).toHaveLength(1);
  expect(later[0]).toThrow('a bug');
});
