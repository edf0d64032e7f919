export {
  fold,
  isRefused,
  refuse,
  unreachable,
  type Claim,
  type Decider,
  type Decision,
  type Refused,
} from './decider.ts';
export {
  recorded,
  tenantId,
  tenantNamed,
  upcast,
  type Actor,
  type Commit,
  type DomainEvent,
  type Metadata,
  type Recorded,
  type TenantId,
  type Upcasts,
} from './event.ts';
export {
  OutcomeUnknown,
  StorageFull,
  UnknownTenant,
  type Appended,
  type EventStore,
  type History,
  type NewCommit,
  type TenantLog,
} from './log.ts';
export type {
  Feed,
  Generation,
  Indexed,
  Loaded,
  Parked,
  Query,
  Rows,
  TenantViews,
  View,
  ViewStore,
  ViewWrite,
} from './views.ts';
export type { Clock, Doorbell, Ids, Randomness, Timers } from './ports.ts';
export { given, type Outcome } from './given.ts';
export {
  addDays,
  daysBetween,
  existsOnClock,
  instantInLondon,
  isLocalDate,
  isLocalTime,
  minutesBetween,
  nextLondonMidnight,
  onLondonClock,
  shortDate,
  weekday,
  type LocalDate,
  type LocalTime,
} from './calendar.ts';
export { textFault, type TextFault } from './text.ts';
export { excerptOf, lineOf, parted, saysAll, wordsOf } from './words.ts';
export { bankHolidays, isWorkingDay, type Nation } from './bank-holidays.ts';
export type { Letter, Post } from './post.ts';
