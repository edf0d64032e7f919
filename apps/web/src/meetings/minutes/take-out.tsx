import { useState } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button } from '../../design/button.tsx';
import { isPending } from '../../graph/outbox.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { focusComposer } from './attachment-form.ts';
import type { Outcome } from './outcomes.tsx';

/** Takes a decision or an action point out that was written down by mistake; asks once more first. */
export const TakeOut = ({ outcome }: { readonly outcome: Outcome }) => {
  const { meeting, send } = useMeetingDesk();
  const announce = useAnnounce();
  const [asked, setAsked] = useState(false);
  const isDecision = 'decision' in outcome;
  const about = isDecision ? `the decision on ${outcome.decision.subject}` : `action point ${outcome.point.reference}`;
  const id = isDecision ? outcome.decision.id : outcome.point.actionPointId;
  if (isPending(id) || (isDecision && outcome.decision.setsOff?.inEffect)) return null;
  const takeOut = () => {
    send(
      isDecision
        ? { type: 'withdrawDecision', input: { decisionId: id } }
        : { type: 'withdrawMinutedActionPoint', input: { actionPointId: id } },
      meeting,
    );
    announce(`${isDecision ? 'The decision' : 'The action point'} was taken out.`);
    focusComposer();
  };
  return asked ? (
    <span className="app-minutes__actions app-minutes__actions--asked">
      <Button look="link" about={about} className="app-link-button--warning" autoFocus onClick={takeOut}>
        Take it out
      </Button>{' '}
      <Button look="link" about={about} onClick={() => setAsked(false)}>
        Keep it
      </Button>
    </span>
  ) : (
    <span className="app-minutes__actions">
      <Button look="link" about={about} onClick={() => setAsked(true)}>
        Take out
      </Button>
    </span>
  );
};
