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
  const items = itemsOf(meeting).map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }));
  return (
    <div className="app-stay">
      <SelectField
        id={`from-${key}`}
        label={
          <>
            From <span className="govuk-visually-hidden">which item {about} was there</span>
          </>
        }
        small
        none="the beginning"
        choices={items}
        value={fromItemId}
        onValue={(from) => onStay({ fromItemId: from })}
        autoFocus={asked}
      />
      <SelectField
        id={`until-${key}`}
        label={
          <>
            Until <span className="govuk-visually-hidden">which item {about} was there</span>
          </>
        }
        small
        none="the end"
        choices={items}
        value={untilItemId}
        onValue={(until) => onStay({ untilItemId: until })}
      />
    </div>
  );
};
