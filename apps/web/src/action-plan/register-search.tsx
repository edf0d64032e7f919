import { useEffect, useState, type FormEvent } from 'react';
import { SubmitButton } from '../design/button.tsx';
import { DateField, TextField } from '../design/field.tsx';
import { Details } from '../design/messages.tsx';
import type { RegisterAddress } from './register-address.ts';

/** Words to find, and the day whose register is asked for. */
export const RegisterSearch = ({
  address,
  set,
}: {
  readonly address: RegisterAddress;
  readonly set: (part: Partial<RegisterAddress>) => void;
}) => {
  const [words, setWords] = useState(address.words);
  const [day, setDay] = useState(address.day);
  const [known, setKnown] = useState(address.known);
  // The address may change by itself: by the button Back, or by what is chosen elsewhere on the page.
  useEffect(() => {
    setWords(address.words);
    setDay(address.day);
    setKnown(address.known);
  }, [address.words, address.day, address.known]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set({ words: words.trim(), day, known: day ? known : '' });
  };
  return (
    <form role="search" aria-label="Action points" onSubmit={submit} noValidate>
      <TextField id="words" label="Words or reference" width={20} maxLength={200} value={words} onValue={setWords} />
      <Details summary="See the register as it stood on a day">
        <DateField id="day" label="At the end of" value={day} onValue={setDay} />
        <DateField
          id="known"
          label="As it was known at the end of"
          hint="Leave empty for all that is known of that day now"
          value={known}
          onValue={setKnown}
        />
      </Details>
      <SubmitButton look="secondary">Show</SubmitButton>
    </form>
  );
};
