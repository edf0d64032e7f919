import type { ReactNode } from 'react';

export const SummaryList = ({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="govuk-summary-list">
    {rows.map(([key, value]) => (
      <div key={key} className="govuk-summary-list__row">
        <dt className="govuk-summary-list__key">{key}</dt>
        <dd className="govuk-summary-list__value">{value}</dd>
      </div>
    ))}
  </dl>
);
