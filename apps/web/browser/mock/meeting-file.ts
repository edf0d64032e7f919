import { shown } from './meeting-shown.ts';
import type { World } from './shapes.ts';

interface File {
  readonly text: string;
  readonly which?: number;
}
interface Input {
  readonly file: File;
  readonly checked: string;
  readonly confirmed: boolean;
}

const finding = (place: string, code: string, message: string, detail: string | null) => ({
  ...{ place, code, message, detail },
});

/** Finds a fault in what has strangers, and warns of a total that is not the sum; what it would be is the world's first meeting. */
const look = ({ text, which = 1 }: File, world: World) => {
  const meetings = JSON.parse(text) as { readonly date: string; readonly owner?: string; readonly total?: number }[];
  const one = meetings[which - 1]!;
  const total = one.total ?? 110;
  return {
    checked: `${which} ${text}`,
    meetings: meetings.map(({ date }) => date),
    importedAs: null,
    meeting: one.owner ? null : shown(world.meetings[0]!, world),
    faults: one.owner ? [finding('owner', 'unknown-agency', 'No such agency is listed.', one.owner)] : [],
    warnings:
      total === 110 ? [] : [finding('totalMinutes', 'total-not-the-sum', 'The total is not the sum.', `${total}; 110`)],
  };
};

export const meetingFileOf = (world: World) => ({
  checkMeetingFile: ({ file }: { readonly file: File }) => look(file, world),
});

export const meetingFileChanges = (world: World, note: (name: string, input: Input) => void) => ({
  importMeeting: ({ input }: { readonly input: Input }) => {
    note('importMeeting', input);
    if (look(input.file, world).warnings.length > 0 && !input.confirmed)
      return { __typename: 'Refusal', code: 'not-confirmed', message: 'Look at the warnings first.' };
    return shown(world.meetings[0]!, world);
  },
});
