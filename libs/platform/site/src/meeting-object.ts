import { instantInLondon } from '@csp/kernel';

/** A `PublicMeeting` of the graph, as far as programs are told of it. */
export interface PublishedMeeting {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string | null;
  readonly cancelled: boolean;
  readonly agendaPublishedAt: string;
  readonly modifiedAt: string;
  readonly minutesAgreed: boolean;
  readonly agenda: readonly PublishedItem[];
  readonly minutes: readonly { readonly number: string; readonly itemId: string; readonly text: string }[];
  readonly decisions: readonly PublishedDecision[];
  readonly reports: readonly PublishedReport[];
  readonly actionPoints: readonly object[];
  readonly keyMessages: readonly string[];
  readonly agreed: object | null;
}

interface PublishedItem {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly purpose: string | null;
  readonly leads: readonly object[];
  readonly subItems?: readonly PublishedItem[];
}

interface PublishedReport {
  readonly id: string;
  readonly itemId: string;
  readonly status: string;
  readonly author: object;
  readonly current: { readonly subject: string; readonly recommendations: readonly string[] } | null;
}

interface PublishedDecision {
  readonly paragraph: string;
  readonly verb: string;
  readonly subject: string;
  readonly caveat: string | null;
  readonly votes: { readonly for: number; readonly against: number; readonly abstained: number } | null;
}

const schema = 'https://schema.oparl.org/1.1';

/**
 * A meeting in the words of OParl 1.1, what it has no word for under `csp:`. One that was cancelled after its agenda was out is a
 * tombstone: `deleted`, with when and what it was. `address`: of the partnership, without a slash at the end.
 */
export const meetingObject = (meeting: PublishedMeeting, address: string): object => {
  const { id, title, cancelled, agendaPublishedAt, modifiedAt, place, minutesAgreed } = meeting;
  const self = `${address}/meetings/${encodeURIComponent(id)}`;
  const head = {
    id: `${self}/meeting.json`,
    type: `${schema}/Meeting`,
    name: title,
    start: inLondon(meeting.date, meeting.startsAt),
    end: inLondon(meeting.date, meeting.endsAt),
    created: agendaPublishedAt,
    modified: modifiedAt,
  };
  if (cancelled) return { ...head, cancelled, deleted: true };
  return {
    ...head,
    cancelled,
    meetingState: minutesAgreed ? 'minutes agreed' : 'agenda published',
    ...(place && { location: { type: `${schema}/Location`, description: place } }),
    agendaItem: meeting.agenda
      .flatMap((one) => [one, ...(one.subItems ?? [])])
      .map((one) => itemObject(one, meeting, self)),
    invitation: fileObject(`${self}/agenda.pdf`, 'Agenda'),
    ...(minutesAgreed && {
      resultsProtocol: fileObject(`${self}/minutes.pdf`, 'Minutes'),
      'csp:sealedMinutes': `${self}/minutes.json`,
      'csp:agreed': meeting.agreed,
      'csp:actionPoint': meeting.actionPoints,
      'csp:keyMessage': meeting.keyMessages,
    }),
    web: self,
  };
};

/** OParl's word for what is attached to an item; who wrote it and what it recommends it has no word for. */
const reportObject = ({ id, author, current }: PublishedReport, meeting: string): object => ({
  ...fileObject(`${meeting}/papers/${encodeURIComponent(id)}/paper.pdf`, current!.subject),
  'csp:author': author,
  'csp:recommendation': current!.recommendations,
});

const itemObject = (
  item: PublishedItem,
  { minutes, decisions, reports }: PublishedMeeting,
  meeting: string,
): object => {
  const submitted = reports.filter(({ itemId, current }) => itemId === item.id && current);
  const paragraphs = minutes.filter(({ itemId }) => itemId === item.id);
  const numbers = new Set(paragraphs.map(({ number }) => number));
  const decided = decisions.filter(({ paragraph }) => numbers.has(paragraph));
  return {
    id: `${meeting}/meeting.json#${item.id}`,
    type: `${schema}/AgendaItem`,
    number: item.number,
    name: item.title,
    public: true,
    ...(decided.length > 0 && { result: decided.map(({ verb }) => verb.toLowerCase()).join(', ') }),
    ...(decided.length > 0 && { resolutionText: decided.map(resolution).join('\n') }),
    ...(decided.some(({ votes }) => votes) && {
      'csp:votes': decided.map(({ paragraph, votes }) => ({ paragraph, votes })),
    }),
    ...(submitted.length > 0 && { auxiliaryFile: submitted.map((one) => reportObject(one, meeting)) }),
    'csp:purpose': item.purpose,
    'csp:lead': item.leads,
    'csp:minutes': paragraphs.map(({ number, text }) => ({ number, text })),
  };
};

const resolution = ({ paragraph, verb, subject, caveat }: PublishedDecision): string =>
  `${paragraph} ${verb.toLowerCase()}: ${subject}${caveat ? `, ${caveat}` : ''}`;

const fileObject = (accessUrl: string, name: string): object => ({
  id: accessUrl,
  type: `${schema}/File`,
  name,
  mimeType: 'application/pdf',
  accessUrl,
});

/** RFC 3339 with the offset of that day in London. */
const inLondon = (date: string, time: string): string => {
  const inUtc = Date.parse(`${date}T${time}:00Z`);
  return `${date}T${time}:00${instantInLondon(date, time) === inUtc ? '+00:00' : '+01:00'}`;
};
