import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { useAnnounce } from '../design/announcer.tsx';
import { SubmitButton } from '../design/button.tsx';
import { ErrorSummary, mistakeAt } from '../design/error-summary.tsx';
import { NumberField } from '../design/field.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Details } from '../design/messages.tsx';
import { graphql } from '../graph/graphql.ts';
import { useCommand } from '../graph/use-command.ts';

const followUpQuery = graphql(`
  query FollowUp {
    followUpSettings {
      silentAfterDays
    }
  }
`);

const changeFollowUpSettings = graphql(`
  mutation ChangeFollowUpSettings($input: ChangeFollowUpSettingsInput!) {
    result: changeFollowUpSettings(input: $input) {
      __typename
      ... on FollowUpSettings {
        silentAfterDays
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

/** After how many days without a word an owner counts as silent. */
export const FollowUpForm = () => {
  const [result, read] = useQuery({ query: followUpQuery });
  return (
    <Details summary="When owners count as silent">
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['followUpSettings']}>
        {({ followUpSettings: { silentAfterDays } }) => <Days key={silentAfterDays} days={silentAfterDays} />}
      </Loaded>
    </Details>
  );
};

const Days = ({ days }: { readonly days: number }) => {
  const [value, setValue] = useState(String(days));
  const [wrong, setWrong] = useState(false);
  const { run, state } = useCommand(changeFollowUpSettings);
  const announce = useAnnounce();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const silentAfterDays = Number(value);
    const right = /^\d+$/.test(value.trim()) && silentAfterDays >= 1 && silentAfterDays <= 365;
    setWrong(!right);
    if (right && (await run({ silentAfterDays }))) announce('The number of days was changed.');
  };
  const refused = state.kind === 'refused' ? [{ text: state.message }] : [];
  const mistakes = wrong ? [{ field: 'silent-days', text: 'Enter a number of days from 1 to 365' }] : refused;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <NumberField
        id="silent-days"
        label="Days without an answer or a note"
        hint="From then on the register lists the action point under No response"
        value={value}
        onValue={setValue}
        error={mistakeAt(mistakes, 'silent-days')}
      />
      <SubmitButton look="secondary" busy={state.kind === 'sending'}>
        Save
      </SubmitButton>
    </form>
  );
};
