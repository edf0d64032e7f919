import { refuse } from '@csp/kernel';
import { placedItem } from './agenda-numbers.ts';
import { refusedOr, type Outcome } from './meeting.refusals.ts';
import { whileMinuted, type Known } from './meeting.state.ts';
import { keepsItsPlace, nextNumber } from './minute-numbers.ts';
import { faultOf, kept, longest } from './texts.ts';

const maxParagraphs = 2_000;
const maxKeyMessages = 20;

export interface AddMinute {
  readonly type: 'AddMinute';
  readonly paragraphId: string;
  readonly itemId: string;
  readonly text: string;
  /** Where numbers run on: the first that no other meeting of the group has used. */
  readonly runningFrom: number;
}

export interface ReviseMinute {
  readonly type: 'ReviseMinute';
  readonly paragraphId: string;
  readonly text: string;
}

export interface RemoveMinute {
  readonly type: 'RemoveMinute';
  readonly paragraphId: string;
}

export interface RecordKeyMessages {
  readonly type: 'RecordKeyMessages';
  readonly messages: readonly string[];
}

export const addMinute = ({ paragraphId, itemId, text, runningFrom }: AddMinute, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  if (sitting.paragraphs.some(({ id }) => id === paragraphId)) return [];
  if (sitting.paragraphs.length >= maxParagraphs) return refuse('too-many-paragraphs');
  const placed = placedItem(sitting.agenda, itemId);
  if (!placed) return refuse('unknown-item');
  // A paragraph 6.1 of item 6 could not be told from its sub-item 6.1.
  if (placed.item.subItems.length > 0 && sitting.minuteNumbering === 'item-and-paragraph')
    return refuse('has-sub-items');
  const fault = faultOf([kept(text), longest.minute]);
  if (fault) return refuse(fault);
  const number = nextNumber(sitting, itemId, placed.number, runningFrom);
  return [{ type: 'MinuteAdded.v1', data: { meetingId: sitting.id, paragraphId, itemId, number, text: kept(text) } }];
};

export const reviseMinute = ({ paragraphId, text }: ReviseMinute, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const paragraph = sitting.paragraphs.find(({ id }) => id === paragraphId);
  if (!paragraph) return refuse('unknown-paragraph');
  const fault = faultOf([kept(text), longest.minute]);
  if (fault) return refuse(fault);
  if (paragraph.text === kept(text)) return [];
  return [{ type: 'MinuteRevised.v1', data: { meetingId: sitting.id, paragraphId, text: kept(text) } }];
};

export const removeMinute = ({ paragraphId }: RemoveMinute, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const paragraph = sitting.paragraphs.find(({ id }) => id === paragraphId);
  if (!paragraph) return refuse('unknown-paragraph');
  if (keepsItsPlace(sitting, paragraph)) return refuse('paragraph-cited');
  return [{ type: 'MinuteRemoved.v1', data: { meetingId: sitting.id, paragraphId } }];
};

/** What the public is to be told. */
export const recordKeyMessages = (command: RecordKeyMessages, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const messages = command.messages.map(kept);
  if (messages.length > maxKeyMessages) return refuse('too-many-messages');
  const fault = faultOf(...messages.map((text) => [text, longest.subject] as const));
  if (fault) return refuse(fault);
  if (JSON.stringify(messages) === JSON.stringify(sitting.keyMessages)) return [];
  return [{ type: 'KeyMessagesRecorded.v1', data: { meetingId: sitting.id, messages } }];
};
