import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';

export interface Mistake {
  /** Id of the field to put right; none when it is about the whole. */
  readonly field?: string;
  readonly text: string;
}

const goTo = (field: string) => (event: MouseEvent) => {
  event.preventDefault();
  const control = document.getElementById(field);
  control?.scrollIntoView({ block: 'center' });
  control?.focus();
};

/** What is wrong, above the form. Takes the focus each time there is something new to say. */
export const ErrorSummary = ({
  mistakes,
  children,
}: {
  readonly mistakes: readonly Mistake[];
  /** A way out, below the list. */
  readonly children?: ReactNode;
}) => {
  const summary = useRef<HTMLDivElement>(null);
  const said = mistakes.map(({ text }) => text).join('\n');
  useEffect(() => {
    if (said) summary.current?.focus();
  }, [said]);
  if (mistakes.length === 0) return null;
  return (
    <div className="govuk-error-summary" ref={summary} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {mistakes.map(({ field, text }) => (
              <li key={`${field}${text}`}>
                {field ? (
                  <a href={`#${field}`} onClick={goTo(field)}>
                    {text}
                  </a>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
          {children}
        </div>
      </div>
    </div>
  );
};

export const mistakeAt = (mistakes: readonly Mistake[], field: string): string | undefined =>
  mistakes.find((mistake) => mistake.field === field)?.text;
