import { describe, expect, it } from 'vitest';
import { follow, type Liveness, type Sink } from './follow.ts';

const world = () => {
  const opened: Sink<string>[] = [];
  const closed: number[] = [];
  const timers: (() => void)[] = [];
  const messages: string[] = [];
  const liveness: Liveness[] = [];
  const following = follow<string>({
    open: (sink) => {
      const place = opened.push(sink) - 1;
      return () => void closed.push(place);
    },
    onMessage: (message) => void messages.push(message),
    onLiveness: (state) => void liveness.push(state),
    chance: () => 0.5,
    after: (_, call) => {
      timers.push(call);
      return () => void timers.splice(timers.indexOf(call), 1);
    },
  });
  return { opened, closed, timers, messages, liveness, following };
};

describe('follow', () => {
  it('opens again after a break and says where it stands', () => {
    const { opened, timers, messages, liveness } = world();
    opened[0]!.live();
    opened[0]!.next('a');
    opened[0]!.lost();
    timers.shift()!();
    opened[1]!.live();
    opened[1]!.next('b');
    expect(messages).toEqual(['a', 'b']);
    expect(liveness).toEqual(['connecting', 'live', 'waiting', 'waiting', 'live']);
  });

  it('does not listen to a stream that was given up', () => {
    const { opened, timers, messages } = world();
    opened[0]!.lost();
    timers.shift()!();
    opened[0]!.next('late');
    opened[1]!.next('now');
    expect(messages).toEqual(['now']);
  });

  it('does not ask again once refused', () => {
    const { opened, timers, liveness, following } = world();
    opened[0]!.refused();
    following.wake();
    expect(timers).toHaveLength(0);
    expect(opened).toHaveLength(1);
    expect(liveness.at(-1)).toBe('refused');
  });

  it('tries at once when woken, and once only', () => {
    const { opened, timers, following } = world();
    following.wake();
    expect(opened).toHaveLength(1);
    opened[0]!.lost();
    following.wake();
    expect(opened).toHaveLength(2);
    expect(timers).toHaveLength(0);
  });

  it('closes when stopped', () => {
    const { opened, closed, messages, following } = world();
    following.stop();
    opened[0]!.next('late');
    expect(closed).toEqual([0]);
    expect(messages).toEqual([]);
  });
});
