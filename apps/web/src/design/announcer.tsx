import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';

type Announce = (sentence: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** One polite live region for the whole app: it is there before anything is said, as screen readers need it. */
export const Announcer = ({ children }: { readonly children: ReactNode }) => {
  const [said, setSaid] = useState({ sentence: '', turn: 0 });
  const turn = useRef(0);
  const announce = useCallback<Announce>((sentence) => setSaid({ sentence, turn: ++turn.current }), []);
  const region = useMemo(
    () => (
      <div className="govuk-visually-hidden" role="status" aria-live="polite" aria-atomic="true">
        {/* The same sentence twice is said twice. */}
        <span key={said.turn}>{said.sentence}</span>
      </div>
    ),
    [said],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      {region}
    </AnnounceContext>
  );
};

export const useAnnounce = (): Announce => useContext(AnnounceContext);
