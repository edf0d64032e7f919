import type { MeetingRefusal } from './meeting.refusals.ts';

/** Why a file can't be imported: what each step of the meeting would refuse, and what only a file can have. */
export type FileFault =
  | MeetingRefusal
  | 'no-meeting-file'
  | 'missing'
  | 'wrong-kind'
  | 'no-attendance'
  | 'reference-twice'
  | 'reference-in-register';

/** What doesn't agree with itself, or won't be as the file has it; somebody has to say that it is right. */
export type FileWarning =
  | 'not-taken-in'
  | 'another-name'
  | 'two-names'
  | 'agency-not-listed'
  | 'no-title'
  | 'another-number'
  | 'another-reference'
  | 'times-dont-add-up'
  | 'total-not-the-sum'
  | 'items-overlap'
  | 'outside-the-meeting'
  | 'meets-then'
  | 'not-yet'
  | 'published-after-meeting'
  | 'publication-unknown'
  | 'no-closing-time'
  | 'there-and-away'
  | 'quorum-not-met'
  | 'owner-not-in-minute'
  | 'minute-and-list-differ'
  | 'due-before-meeting'
  | 'no-such-action-point'
  | 'reviews-without-minutes';

/** One thing about one place of a file. */
export interface FileFinding<Code extends FileFault | FileWarning = FileFault | FileWarning> {
  /** `minutes.items[3].actions[0].owners`, as the file has it; empty: the whole of it. */
  readonly place: string;
  readonly code: Code;
  /** What it would become, or the figures that don't agree. */
  readonly detail: string | null;
}

/** More than anybody reads: the rest comes once these are put right. */
export const mostFindings = 200;

/** Where findings of one file go. */
export class Findings {
  readonly faults: FileFinding<FileFault>[] = [];
  readonly warnings: FileFinding<FileWarning>[] = [];

  constructor(private readonly placeIn: (place: string) => string) {}

  fault(place: string, code: FileFault, detail: string | null = null): void {
    this.faults.push({ place: this.placeIn(place), code, detail });
  }

  /** With what was found so far: a meeting may be read more than once. */
  copy(): Findings {
    const copied = new Findings(this.placeIn);
    copied.faults.push(...this.faults);
    copied.warnings.push(...this.warnings);
    return copied;
  }

  warn(place: string, code: FileWarning, detail: string | null = null): void {
    this.warnings.push({ place: this.placeIn(place), code, detail });
  }
}

/** `items[3].title`, from the parts of a path. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((place, part) => {
    if (typeof part === 'number') return `${place}[${part}]`;
    return place ? `${place}.${String(part)}` : String(part);
  }, '');
