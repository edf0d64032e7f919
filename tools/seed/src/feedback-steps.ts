import { scrutinyFeedback, type ScrutinyFeedbackCommand } from '@csp/action-plan-domain';
import type { LocalDate } from '@csp/kernel';
import { dateOf, type Day } from './days.ts';
import { idOf } from './ids.ts';
import type { Give } from './office.ts';
import type { Papers } from './papers.ts';

/** What was said of a partnership's work, and what it answered. */
export const feedbackSteps = ({ slug, feedback = [] }: Papers, today: LocalDate, give: Give): void => {
  for (const { key, on, recordedOn, saidBy, said, answer } of feedback) {
    const id = idOf(slug, 'feedback', key);
    const say = (name: string, day: Day, command: (date: LocalDate) => ScrutinyFeedbackCommand): void => {
      const date = dateOf(day, today);
      give(`feedback/${key}/${name}`, { date, time: '15:00' }, 'action-plan', scrutinyFeedback, id, command(date));
    };
    say('record', recordedOn, (date) => ({
      type: 'RecordScrutinyFeedback',
      ...{ id, saidBy, said, saidOn: dateOf(on, today), recordedOn: date },
    }));
    if (!answer) continue;
    const { response, whatChanged = null } = answer;
    say('answer', answer.on, (answeredOn) => ({ type: 'AnswerScrutinyFeedback', response, whatChanged, answeredOn }));
    if (answer.publishedOn)
      say('publish', answer.publishedOn, (publishedOn) => ({ type: 'PublishScrutinyFeedback', publishedOn }));
  }
};
