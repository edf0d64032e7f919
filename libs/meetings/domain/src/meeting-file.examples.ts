import type { ScheduleMeeting } from './meeting.calendar.ts';
import { county, gone, police, schedule } from './meeting.examples.ts';
import type { KnownOfMeeting } from './meeting-file.entering.ts';
import type { FileFinding } from './meeting-file.findings.ts';
import { meetingsInFile, type MeetingInFile } from './meeting-file.recognising.ts';
import { readMeeting, type MeetingRead } from './meeting-file.ts';

// What specs of files begin with: a meeting of the Board on 6 October 2020 without anything wrong, and what is known of it.

export const known: KnownOfMeeting = {
  group: schedule.group,
  habits: schedule.habits,
  agencies: [police, county, gone],
  today: '2020-10-20',
  meetsThen: false,
  runningFrom: 1,
  firstFreeNumber: 1,
  nextMeetingOn: '2021-02-09',
  references: new Set(),
  underReview: [{ id: 'earlier', reference: '02/01', closed: false }],
};

export const habits = (changes: Partial<NonNullable<ScheduleMeeting['habits']>>): Pick<KnownOfMeeting, 'habits'> => ({
  habits: { ...schedule.habits!, ...changes },
});

const constable = { role: 'Chief Inspector', agency: police.name };

/** A meeting as a file has it: fresh each time, to be spoilt by its specs. */
export const goodFile = () => ({
  group: 'Board',
  date: '2020-10-06',
  startsAt: '10:00',
  endsAt: '11:50',
  agendaPublishedOn: '2020-09-28',
  items: [
    {
      number: '1',
      title: 'Welcome',
      minutes: 10,
      leads: [{ role: 'Chair' }] as object[],
      paragraphs: [{ number: '1.1', text: 'All were welcomed.' }] as object[],
    },
    {
      number: '2',
      title: 'Plan',
      minutes: 100,
      paragraphs: [
        {
          number: '2.1',
          text: 'The plan was agreed.',
          decisions: [{ verb: 'agreed', subject: 'The plan' }],
          actions: [{ reference: '10/01', text: 'Send it round', owners: [constable] }],
        },
      ] as object[],
    },
  ] as Record<string, unknown>[],
  reviews: [{ reference: '02/01', outcome: 'closed', response: 'Done' }] as object[],
  minutes: {
    present: [
      { role: 'Chair', agency: county.name, capacity: 'board' },
      { ...constable, capacity: 'board' },
    ] as object[],
    apologies: [] as object[],
    closedAt: '11:45',
  } as Record<string, unknown> | null,
});

export type ExampleFile = ReturnType<typeof goodFile>;

/** The meetings in a file that has its shape. */
export const meetingsIn = (file: object): readonly MeetingInFile[] => {
  const recognised = meetingsInFile(JSON.stringify(file));
  if ('faults' in recognised) throw new Error(shown(recognised.faults).join('\n'));
  return recognised.meetings;
};

export const reading = (meeting: MeetingInFile, facts: Partial<KnownOfMeeting> = {}): MeetingRead => {
  let made = 0;
  return readMeeting('m1', meeting, { ...known, ...facts }, () => `new-${++made}`);
};

/** `items[3].title: empty-text (detail)` */
export const shown = (findings: readonly FileFinding[]): readonly string[] =>
  findings.map(({ place, code, detail }) => `${place || 'file'}: ${code}${detail === null ? '' : ` (${detail})`}`);
