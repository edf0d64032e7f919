import { useState, type ReactNode } from 'react';

export type Tone = 'grey' | 'blue' | 'green' | 'red' | 'yellow' | 'purple';

/** A word with a colour; the word alone says it all. */
export const Tag = ({ tone = 'blue', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <strong className={`govuk-tag${tone === 'blue' ? '' : ` govuk-tag--${tone}`}`}>{children}</strong>
);

export const Warning = ({ children }: { readonly children: ReactNode }) => (
  <div className="govuk-warning-text">
    <span className="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong className="govuk-warning-text__text">
      <span className="govuk-visually-hidden">Warning</span>
      {children}
    </strong>
  </div>
);

export const Inset = ({ children }: { readonly children: ReactNode }) => (
  <div className="govuk-inset-text">{children}</div>
);

/** Something the page says of itself: that it was saved, that somebody else changed it. */
export const Banner = ({
  title,
  success = false,
  children,
}: {
  readonly title: string;
  readonly success?: boolean;
  readonly children: ReactNode;
}) => (
  <div
    className={`govuk-notification-banner${success ? ' govuk-notification-banner--success' : ''}`}
    role={success ? 'alert' : 'region'}
    aria-label={title}
  >
    <div className="govuk-notification-banner__header">
      <h2 className="govuk-notification-banner__title">{title}</h2>
    </div>
    <div className="govuk-notification-banner__content">{children}</div>
  </div>
);

export const Details = ({
  summary,
  children,
  lazily = false,
}: {
  readonly summary: string;
  readonly children: ReactNode;
  /** For what asks the server: it isn't there before it is unfolded. */
  readonly lazily?: boolean;
}) => {
  const [unfolded, setUnfolded] = useState(!lazily);
  return (
    <details className="govuk-details" onToggle={() => setUnfolded(true)}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{unfolded && children}</div>
    </details>
  );
};

/** Nothing is here yet, and what to do about it. */
export const Empty = ({ children }: { readonly children: ReactNode }) => (
  <p className="govuk-body app-empty">{children}</p>
);

export const Paragraph = ({ children }: { readonly children: ReactNode }) => <p className="govuk-body">{children}</p>;
