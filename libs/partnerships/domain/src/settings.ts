import { refuse, type Refused, type TextFault } from '@csp/kernel';
import type { PartnershipSettings } from '@csp/partnerships-contract';
import { faultOf, nameLength, sentenceLength } from './texts.ts';

export type SettingsRefusal = TextFault | 'out-of-range' | 'too-many-colours' | 'colour-twice';

const longestNoticeWorkingDays = 30;
const largestQuorumAgencies = 50;
const mostColours = 10;

/** Settings as they are kept, without blanks around texts; or what is wrong with them. */
export const checkedSettings = (settings: PartnershipSettings): PartnershipSettings | Refused<SettingsRefusal> => {
  const { noticeWorkingDays, quorumAgencies } = settings;
  if (!within(noticeWorkingDays, longestNoticeWorkingDays) || !within(quorumAgencies, largestQuorumAgencies))
    return refuse('out-of-range');
  if (settings.ragLegend.length > mostColours) return refuse('too-many-colours');
  const fault = faultOf(
    ...settings.ragLegend.flatMap(({ colour, meaning }) => [
      [colour, nameLength] as const,
      [meaning, sentenceLength] as const,
    ]),
  );
  if (fault) return refuse(fault);
  const ragLegend = settings.ragLegend.map(({ colour, meaning }) => ({
    colour: colour.trim(),
    meaning: meaning.trim(),
  }));
  // A colour is never the only sign, but its name has to be: two meanings under one name can't be told apart.
  if (new Set(ragLegend.map(({ colour }) => colour.toLowerCase())).size < ragLegend.length)
    return refuse('colour-twice');
  return { ...settings, ragLegend };
};

const within = (number: number, largest: number): boolean =>
  Number.isInteger(number) && number >= 0 && number <= largest;

export const sameSettings = (a: PartnershipSettings, b: PartnershipSettings): boolean =>
  a.noticeWorkingDays === b.noticeWorkingDays &&
  a.minuteNumbering === b.minuteNumbering &&
  a.actionReferences === b.actionReferences &&
  a.quorumAgencies === b.quorumAgencies &&
  a.ragLegend.length === b.ragLegend.length &&
  a.ragLegend.every(
    ({ colour, meaning }, place) => colour === b.ragLegend[place]?.colour && meaning === b.ragLegend[place]?.meaning,
  );
