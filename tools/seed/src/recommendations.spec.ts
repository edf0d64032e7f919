import type { RecommendationEvent, ScrutinyFeedbackEvent } from '@csp/action-plan-contract';
import { recommendation, scrutinyFeedback } from '@csp/action-plan-domain';
import { fold } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { idOf } from './ids.ts';
import { seed } from './index.ts';
import { inMemory } from './testing/memory.ts';

describe('the register of recommendations', () => {
  it('has one that a meeting agreed and others take up, one refused, and one that waits', async () => {
    const memory = inMemory('2027-01-20');
    await seed(memory.ports);
    const standing = (key: string) => {
      const stream = `recommendation-${idOf('cambridge-city', 'recommendation', key)}`;
      const events = memory.stream<RecommendationEvent>('action-plan', 'cambridge-city', stream);
      return fold(recommendation.evolve, recommendation.initial, events);
    };
    const actionPointIds = [idOf('cambridge-city', 'action', 'health-referrals')];
    expect(standing('impact')).toMatchObject({ status: 'taken-up', actionPointIds });
    expect(standing('more-meetings').status).toBe('refused');
    expect(standing('peers').status).toBe('proposed');
  });
});

describe('you said, we did', () => {
  it('has one that is published and one that nothing has come of yet', async () => {
    const memory = inMemory('2027-01-20');
    await seed(memory.ports);
    const standing = (key: string) => {
      const stream = `scrutiny-feedback-${idOf('cambridge-city', 'feedback', key)}`;
      const events = memory.stream<ScrutinyFeedbackEvent>('action-plan', 'cambridge-city', stream);
      return fold(scrutinyFeedback.evolve, scrutinyFeedback.initial, events);
    };
    expect(standing('impact').status).toBe('published');
    expect(standing('lighting')).toMatchObject({ status: 'answered', whatChanged: null });
  });
});
