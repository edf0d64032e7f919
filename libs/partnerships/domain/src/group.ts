import {
  isLocalDate,
  refuse,
  unreachable,
  type Decider,
  type Decision,
  type LocalDate,
  type TextFault,
} from '@csp/kernel';
import type { GroupEvent } from '@csp/partnerships-contract';
import { faultOf, nameLength, sentenceLength, termsLength } from './texts.ts';

interface Body {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly cadence: string | null;
  readonly setUpOn: LocalDate | null;
  /** The last ones adopted; none yet. */
  readonly terms: {
    readonly version: number;
    readonly text: string;
    readonly adoptedOn: LocalDate;
    readonly reviewOn: LocalDate | null;
  } | null;
}

/** A body that meets. A disbanded one stays known: its meetings and minutes cite it. */
export type Group =
  | { readonly status: 'none' }
  | ({ readonly status: 'active' } & Body)
  | ({ readonly status: 'disbanded'; readonly disbandedOn: LocalDate } & Body);

export type GroupCommand =
  | {
      readonly type: 'SetUpGroup';
      readonly groupId: string;
      readonly name: string;
      readonly kind: string;
      readonly cadence: string | null;
      readonly setUpOn: LocalDate | null;
      /** Names of the other groups that are active now. */
      readonly takenNames: readonly string[];
    }
  | {
      readonly type: 'RenameGroup';
      readonly name: string;
      readonly on: LocalDate;
      readonly takenNames: readonly string[];
    }
  | { readonly type: 'DisbandGroup'; readonly on: LocalDate }
  | {
      readonly type: 'AdoptTermsOfReference';
      readonly text: string;
      readonly adoptedOn: LocalDate;
      readonly reviewOn: LocalDate | null;
      /** The decision that adopted them; none where they are written down without one. */
      readonly decided: { readonly meetingId: string; readonly decisionId: string } | null;
    };

type Command<Type extends GroupCommand['type']> = Extract<GroupCommand, { type: Type }>;
type SetUp = Exclude<Group, { status: 'none' }>;

export type GroupRefusal =
  TextFault | 'unknown-group' | 'already-set-up' | 'already-disbanded' | 'name-taken' | 'no-such-date' | 'out-of-order';

type Outcome = Decision<GroupEvent, GroupRefusal>;

const taken = (name: string, names: readonly string[]): boolean =>
  names.some((other) => other.toLowerCase() === name.toLowerCase());

const setUp = ({ type: _, takenNames, ...given }: Command<'SetUpGroup'>, state: Group): Outcome => {
  const { groupId, setUpOn } = given;
  const [name, kind, cadence] = [given.name.trim(), given.kind.trim(), given.cadence?.trim() ?? null];
  if (state.status !== 'none') {
    const repeat = state.name === name && state.kind === kind && state.cadence === cadence && state.setUpOn === setUpOn;
    return repeat && state.status === 'active' ? [] : refuse('already-set-up');
  }
  const fault = faultOf([name, nameLength], [kind, nameLength], [cadence, sentenceLength]);
  if (fault) return refuse(fault);
  if (setUpOn !== null && !isLocalDate(setUpOn)) return refuse('no-such-date');
  if (taken(name, takenNames)) return refuse('name-taken');
  return [{ type: 'GroupSetUp.v1', data: { groupId, name, kind, cadence, setUpOn } }];
};

const rename = ({ name: given, on, takenNames }: Command<'RenameGroup'>, state: SetUp): Outcome => {
  if (state.status === 'disbanded') return refuse('already-disbanded');
  const name = given.trim();
  if (name === state.name) return [];
  const fault = faultOf([name, nameLength]);
  if (fault) return refuse(fault);
  if (!isLocalDate(on)) return refuse('no-such-date');
  if (state.setUpOn !== null && on < state.setUpOn) return refuse('out-of-order');
  if (taken(name, takenNames)) return refuse('name-taken');
  return [{ type: 'GroupRenamed.v1', data: { groupId: state.id, name, on } }];
};

const disband = ({ on }: Command<'DisbandGroup'>, state: SetUp): Outcome => {
  if (state.status === 'disbanded') return state.disbandedOn === on ? [] : refuse('already-disbanded');
  if (!isLocalDate(on)) return refuse('no-such-date');
  if (state.setUpOn !== null && on < state.setUpOn) return refuse('out-of-order');
  return [{ type: 'GroupDisbanded.v1', data: { groupId: state.id, on } }];
};

const adoptTerms = (command: Command<'AdoptTermsOfReference'>, state: SetUp): Outcome => {
  const { text: given, adoptedOn, reviewOn, decided } = command;
  if (state.status === 'disbanded') return refuse('already-disbanded');
  const text = given.trim();
  const { terms } = state;
  if (terms?.text === text && terms.adoptedOn === adoptedOn && terms.reviewOn === reviewOn) return [];
  const fault = faultOf([text, termsLength]);
  if (fault) return refuse(fault);
  if (!isLocalDate(adoptedOn) || (reviewOn !== null && !isLocalDate(reviewOn))) return refuse('no-such-date');
  if ((terms && adoptedOn < terms.adoptedOn) || (reviewOn !== null && reviewOn < adoptedOn))
    return refuse('out-of-order');
  const version = (terms?.version ?? 0) + 1;
  const data = { groupId: state.id, version, text, adoptedOn, reviewOn, decided };
  return [{ type: 'TermsOfReferenceAdopted.v2', data }];
};

const decide = (command: GroupCommand, state: Group): Outcome => {
  if (command.type === 'SetUpGroup') return setUp(command, state);
  if (state.status === 'none') return refuse('unknown-group');
  switch (command.type) {
    case 'RenameGroup':
      return rename(command, state);
    case 'DisbandGroup':
      return disband(command, state);
    case 'AdoptTermsOfReference':
      return adoptTerms(command, state);
    default:
      return unreachable(command);
  }
};

const evolve = (state: Group, event: GroupEvent): Group => {
  if (event.type === 'GroupSetUp.v1') {
    const { groupId: id, ...body } = event.data;
    return { status: 'active', id, ...body, terms: null };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'GroupRenamed.v1':
      return { ...state, name: event.data.name };
    case 'GroupDisbanded.v1':
      return { ...state, status: 'disbanded', disbandedOn: event.data.on };
    case 'TermsOfReferenceAdopted.v2': {
      const { groupId: _, decided: __, ...terms } = event.data;
      return { ...state, terms };
    }
    default:
      return unreachable(event);
  }
};

/** A body that meets: set up, renamed, given its terms of reference, disbanded. */
export const group: Decider<GroupCommand, Group, GroupEvent, GroupRefusal> = {
  category: 'group',
  initial: { status: 'none' },
  decide,
  evolve,
};
