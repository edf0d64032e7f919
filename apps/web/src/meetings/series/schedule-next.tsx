import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { inLondon, longDate, shortDate } from '../../calendar/dates.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { DateField, NumberField, TextField, TimeField } from '../../design/field.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { timesWrong } from '../times.ts';
import { nextDaysQuery, scheduleFromSeries, type Series } from './series.documents.ts';

interface Proposed {
  readonly date: string;
  readonly insteadOf: string | null;
}

interface Wanted extends Proposed {
  /** Tells the lines apart while their days change. */
  readonly key: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
}

const proposedAtFirst = 4;
const mostMeetings = 24;

/** The next days as the series has them, each to be changed or left out, scheduled all at once. */
export const ScheduleNext = ({ series, changed }: { readonly series: Series; readonly changed: () => void }) => {
  const [asked, setAsked] = useState({ count: String(proposedAtFirst), from: '' });
  const first = Math.min(mostMeetings, Math.max(1, Number(asked.count) || 1));
  const variables = { id: series.id, first, from: asked.from || null };
  const [result, read] = useQuery({ query: nextDaysQuery, variables, requestPolicy: 'network-only' });
  return (
    <section aria-labelledby="schedule-next" className="app-section">
      <h2 id="schedule-next" className="govuk-heading-m">
        Schedule next meetings
      </h2>
      <p className="govuk-body">
        {series.rhythm
          ? 'The next days, without weekends and bank holidays. Change them where they don’t suit, or leave them out.'
          : 'The days of this series are set by hand.'}
      </p>
      {series.rhythm && (
        <div className="app-fields">
          <NumberField
            id="next-count"
            label="How many"
            width={2}
            value={asked.count}
            onValue={(count) => setAsked({ ...asked, count })}
          />
          <DateField
            id="next-from"
            label="From (optional)"
            value={asked.from}
            onValue={(from) => setAsked({ ...asked, from })}
          />
        </div>
      )}
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['meetingSeries']}>
        {({ meetingSeries: { nextDays } }) => (
          <Days
            key={JSON.stringify(nextDays)}
            series={series}
            proposed={nextDays}
            changed={() => {
              changed();
              read({ requestPolicy: 'network-only' });
            }}
          />
        )}
      </Loaded>
    </section>
  );
};

const wantedOf = ({ startsAt, endsAt, place }: Series, { date, insteadOf }: Proposed, key: number): Wanted => ({
  ...{ key, date, insteadOf, startsAt, endsAt, place: place ?? '' },
});
const byHand: Proposed = { date: '', insteadOf: null };

const Days = ({
  series,
  proposed,
  changed,
}: {
  readonly series: Series;
  readonly proposed: readonly Proposed[];
  readonly changed: () => void;
}) => {
  const [lines, setLines] = useState(() =>
    (proposed.length > 0 ? proposed : [byHand]).map((day, place) => wantedOf(series, day, place)),
  );
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(scheduleFromSeries);
  const announce = useAnnounce();
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const set = (key: number, part: Partial<Wanted>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const add = () => setLines([...lines, wantedOf(series, byHand, Math.max(-1, ...lines.map(({ key }) => key)) + 1)]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = lines.flatMap((line) => timesWrong(line, `next-${line.key}`));
    setWrong(found);
    if (found.length > 0 || busy) return;
    const meetings = lines.map(({ date, startsAt, endsAt, place }) => ({
      ...{ date, startsAt, endsAt, place: place.trim() || null },
    }));
    const scheduled = await run({ seriesId: series.id, meetings });
    if (!scheduled) return;
    announce(`Scheduled: ${scheduled.meetings.map(({ date }) => shortDate(date)).join(', ')}.`);
    changed();
    // The form begins anew, and what it made stands there.
    document.getElementById('series-meetings')?.focus();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      {lines.map((line, place) => (
        <Day
          key={line.key}
          line={line}
          nth={place + 1}
          mistakes={mistakes}
          onLine={(part) => set(line.key, part)}
          {...(lines.length > 1 && { onLeaveOut: () => setLines(lines.filter(({ key }) => key !== line.key)) })}
        />
      ))}
      {lines.length < mostMeetings && (
        <Button look="link" className="app-add-another" onClick={add}>
          Add another day
        </Button>
      )}
      <SubmitButton busy={busy}>
        {lines.length === 1 ? 'Schedule this meeting' : `Schedule these ${lines.length} meetings`}
      </SubmitButton>
    </form>
  );
};

const Day = ({
  line,
  nth,
  mistakes,
  onLine,
  onLeaveOut,
}: {
  readonly line: Wanted;
  readonly nth: number;
  readonly mistakes: readonly Mistake[];
  readonly onLine: (part: Partial<Wanted>) => void;
  readonly onLeaveOut?: () => void;
}) => {
  const prefix = `next-${line.key}`;
  const error = (field: string) => mistakeAt(mistakes, `${prefix}-${field}`);
  const { date, insteadOf, startsAt, endsAt, place } = line;
  return (
    <div className="app-fields app-fields--day" role="group" aria-label={`Meeting ${nth}`}>
      <DateField
        id={`${prefix}-date`}
        label={date ? longDate(date) : `Day ${nth}`}
        min={inLondon(Date.now()).date}
        value={date}
        onValue={(day) => onLine({ date: day, insteadOf: null })}
        error={error('date')}
        {...(insteadOf && { hint: `${longDate(insteadOf)} is a bank holiday` })}
      />
      <TimeField
        id={`${prefix}-startsAt`}
        label="From"
        value={startsAt}
        onValue={(startsAt) => onLine({ startsAt })}
        error={error('startsAt')}
      />
      <TimeField
        id={`${prefix}-endsAt`}
        label="Until"
        value={endsAt}
        onValue={(endsAt) => onLine({ endsAt })}
        error={error('endsAt')}
      />
      <TextField
        id={`${prefix}-place`}
        label="Place"
        wide
        maxLength={200}
        value={place}
        onValue={(place) => onLine({ place })}
      />
      {onLeaveOut && (
        <Button look="link" className="app-fields__remove" about={`meeting ${nth}`} onClick={onLeaveOut}>
          Leave out
        </Button>
      )}
    </div>
  );
};
