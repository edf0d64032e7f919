import { useSearchParams } from 'react-router';

export const standings = [
  { value: 'open', label: 'Open' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'silent', label: 'No response' },
  { value: 'declined', label: 'Declined' },
  { value: 'closed', label: 'Closed' },
  { value: 'withdrawn', label: 'Withdrawn' },
  { value: 'all', label: 'All' },
];

export const filters = {
  open: { open: true },
  overdue: { overdue: true },
  silent: { silent: true },
  declined: { declined: true },
  closed: { open: false },
  withdrawn: { withdrawn: true },
  all: {},
} as const;

export type Standing = keyof typeof filters;

export interface RegisterAddress {
  readonly standing: Standing;
  /** Its id; empty: of all. */
  readonly agency: string;
  readonly words: string;
  /** As it stood at the end of that day; empty: as it is now. */
  readonly day: string;
  /** As it was known at the end of that day; empty: as it is known now. */
  readonly known: string;
  readonly page: number;
}

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

/** What an address says: `?overdue&agency=cambs-constabulary&day=2026-03-31`. */
export const registerAddress = (parameters: URLSearchParams): RegisterAddress => {
  const [day, known] = [parameters.get('day'), parameters.get('known')];
  return {
    standing: (Object.keys(filters) as Standing[]).find((name) => parameters.has(name)) ?? 'open',
    agency: parameters.get('agency') ?? '',
    words: parameters.get('words') ?? '',
    day: isDay(day) ? day : '',
    known: isDay(known) ? known : '',
    page: Math.max(1, Number(parameters.get('page')) || 1),
  };
};

/** The address says what is shown, so that it can be kept and sent. Whatever is changed, one begins at its first page. */
export const useRegisterAddress = () => {
  const [parameters, setParameters] = useSearchParams();
  const address = registerAddress(parameters);
  const set = (part: Partial<RegisterAddress>): void => {
    const { standing, page: _, ...others } = { ...address, ...part };
    const said = Object.entries(others).filter(([, value]) => value !== '');
    setParameters({ [standing]: '', ...Object.fromEntries(said) }, { replace: true });
  };
  return { address, set };
};
