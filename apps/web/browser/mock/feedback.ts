import type { Input, World } from './shapes.ts';

const steps: Readonly<Record<string, (input: Input) => Input>> = {
  answerScrutinyFeedback: ({ response, whatChanged = null }) => ({ response, whatChanged }),
  publishScrutinyFeedback: () => ({ publishedOn: '2020-10-07', unpublishedBecause: null }),
  unpublishScrutinyFeedback: ({ reason }) => ({ publishedOn: null, unpublishedBecause: reason }),
};

/** One that is published, as the mock's worlds hold it. */
export const published = (): Input => ({
  id: 'f1',
  version: 3,
  saidBy: 'SCRUTINY_COMMITTEE',
  said: 'Say what training changed',
  saidOn: '2020-02-03',
  response: 'Each update is asked for it',
  whatChanged: 'Every update since July says what changed',
  publishedOn: '2020-07-07',
  unpublishedBecause: null,
});

/** What was said of a partnership's work, as the graph asks for it and changes it. */
export const feedbackOf = ({ feedback }: World): object => ({
  scrutinyFeedback: () => feedback,
  recordScrutinyFeedback: ({ input: { saidBy, said, saidOn } }: Input) => {
    const nothing = { response: null, whatChanged: null, publishedOn: null, unpublishedBecause: null };
    feedback.unshift({ id: `f${feedback.length + 1}`, version: 1, saidBy, said, saidOn, ...nothing });
    return { __typename: 'ScrutinyFeedback', ...feedback[0] };
  },
  ...Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [
      name,
      ({ input }: Input) => {
        const one = feedback.find(({ id }) => id === input.feedbackId)!;
        Object.assign(one, step(input), { version: one['version'] + 1 });
        return { __typename: 'ScrutinyFeedback', ...one };
      },
    ]),
  ),
});
