import type { ItemPaper, Role, SeriesPaper } from './papers.ts';

// Made up in the manner of the papers: what comes back at each meeting of a board, and when it meets.

const usual = (chair: Role, updates: number): readonly ItemPaper[] => [
  { title: 'Welcome and apologies', leads: [chair], minutes: 5 },
  { title: 'Declarations of interest', leads: [chair], minutes: 5 },
  { title: 'Public questions', leads: [chair], minutes: 5 },
  { title: 'Minutes of the last meeting and matters arising', leads: [chair], minutes: 5, purpose: 'agree' },
  { title: 'Action points', leads: [chair], minutes: 15, purpose: 'review' },
  { title: 'Updates from priority leads', minutes: updates, purpose: 'discuss' },
  {
    title: 'Domestic homicide reviews',
    leads: [chair],
    minutes: 10,
    purpose: 'verbal-update',
    restrictedBecause: 'Those concerned could be recognised.',
  },
  { title: 'Any other business', leads: [chair], minutes: 5 },
  { title: 'Key messages', leads: [chair], minutes: 5, purpose: 'agree' },
  { title: 'Next meeting', leads: [chair], minutes: 5, purpose: 'note' },
];

export const cambridgeSeries: readonly SeriesPaper[] = [
  {
    key: 'board',
    group: 'board',
    name: 'Cambridge board',
    startedOn: { fromToday: -250, weekday: 2 },
    rhythm: { everyMonths: 3, week: 'second', weekday: 'tuesday' },
    startsAt: '10:00',
    endsAt: '11:50',
    place: 'Committee Room 1, The Guildhall, Cambridge',
    items: usual(['Chair', 'cambridge-city-council'], 50),
  },
];

export const fenlandSeries: readonly SeriesPaper[] = [
  {
    key: 'board',
    group: 'board',
    name: 'Fenland board',
    startedOn: { fromToday: -250, weekday: 3 },
    rhythm: { everyMonths: 3, week: 'first', weekday: 'wednesday' },
    startsAt: '14:00',
    endsAt: '16:00',
    place: 'Council Chamber, Fenland Hall, March',
    items: usual(['Chair', 'fenland-dc'], 60),
  },
];
