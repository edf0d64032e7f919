import type { LocalDate } from '../calendar/dates.ts';

export interface FinancialYear {
  /** The calendar year it begins in. */
  readonly id: string;
  /** `2020-21`. */
  readonly label: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const howMany = 8;

/** The year that a day lies in, from 1 April to 31 March, and those before it. */
export const financialYears = (day: LocalDate): readonly FinancialYear[] => {
  const [year, rest] = [Number(day.slice(0, 4)), day.slice(4)];
  const latest = rest >= '-04-01' ? year : year - 1;
  return Array.from({ length: howMany }, (_, back) => {
    const begins = latest - back;
    return {
      id: String(begins),
      label: `${begins}-${String(begins + 1).slice(2)}`,
      from: `${begins}-04-01`,
      to: `${begins + 1}-03-31`,
    };
  });
};
