/** `2020-10-06`. */
export type LocalDate = string;
/** `10:00`, London time. */
export type LocalTime = string;

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const partsOf = (date: LocalDate): { year: number; month: number; day: number } | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : undefined;
};

/** `6 October 2020`; what is no date comes back as it is. */
export const shortDate = (date: LocalDate): string => {
  const parts = partsOf(date);
  return parts ? `${parts.day} ${months[parts.month - 1]} ${parts.year}` : date;
};

/** `Tuesday 6 October 2020`. */
export const longDate = (date: LocalDate): string => {
  const parts = partsOf(date);
  if (!parts) return date;
  return `${weekdays[new Date(Date.UTC(parts.year, parts.month - 1, parts.day)).getUTCDay()]} ${shortDate(date)}`;
};

const minuteOfDay = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Minutes from one time of day to another; negative when the second is earlier. */
export const minutesBetween = (from: LocalTime, to: LocalTime): number => minuteOfDay(to) - minuteOfDay(from);

/** A time of day some minutes later; past midnight it begins again at 00:00. */
export const addMinutes = (time: LocalTime, minutes: number): LocalTime => {
  const minute = (((minuteOfDay(time) + minutes) % 1440) + 1440) % 1440;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What calendar and clock in London show at an instant. */
export const inLondon = (instant: number | string): { readonly date: LocalDate; readonly time: LocalTime } => {
  const parts = Object.fromEntries(london.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return { date: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` };
};

/** `6 October 2020 at 10:00`, of an instant. */
export const dateAndTime = (instant: number | string): string => {
  const { date, time } = inLondon(instant);
  return `${shortDate(date)} at ${time}`;
};
