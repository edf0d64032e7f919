import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { SelectField } from '../../design/field.tsx';
import { itemsOf } from '../commands.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import type { Person } from './people.ts';

type Between = Pick<Person, 'fromItemId' | 'untilItemId'>;

/** Who came late or left early says with which item; most are there throughout and need only this line. */
export const Stay = ({
  person,
  about,
  onStay,
}: {
  readonly person: Person;
  readonly about: string;
  readonly onStay: (between: Partial<Between>) => void;
}) => {
  const { meeting } = useMeetingDesk();
  const [asked, setAsked] = useState(false);
  const { key, fromItemId, untilItemId } = person;
  if (!asked && !fromItemId && !untilItemId) {
    return (
      <Button look="link" about={about} onClick={() => setAsked(true)}>
        Throughout
      </Button>
    );
  }
  const choices = itemsOf(meeting).map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }));
  const labelled = (word: string) => (
    <>
      {word} <span className="govuk-visually-hidden">which item {about} was there</span>
    </>
  );
  return (
    <div className="app-stay">
      <SelectField
        id={`from-${key}`}
        label={labelled('From')}
        small
        none="the beginning"
        choices={choices}
        value={fromItemId}
        onValue={(from) => onStay({ fromItemId: from })}
        autoFocus={asked}
      />
      <SelectField
        id={`until-${key}`}
        label={labelled('Until')}
        small
        none="the end"
        choices={choices}
        value={untilItemId}
        onValue={(until) => onStay({ untilItemId: until })}
      />
    </div>
  );
};
