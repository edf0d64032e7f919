import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';

type Look = 'primary' | 'secondary' | 'warning' | 'link';

const looks: Readonly<Record<Look, string>> = {
  primary: 'govuk-button',
  secondary: 'govuk-button govuk-button--secondary',
  warning: 'govuk-button govuk-button--warning',
  link: 'app-link-button',
};

/** `about` is read out after the label where a page has many of a kind: Move up *item 5, Updates*. */
export const Button = ({
  look = 'primary',
  about,
  className = '',
  children,
  ...rest
}: ComponentProps<'button'> & { readonly look?: Look; readonly about?: string; readonly children: ReactNode }) => (
  <button type="button" {...rest} className={`${looks[look]} ${className}`.trim()}>
    {children}
    {about && <span className="govuk-visually-hidden"> {about}</span>}
  </button>
);

/** A form's own button. It stays pressable while busy: a second press does nothing, and the focus isn't lost. */
export const SubmitButton = ({
  busy = false,
  look = 'primary',
  children,
}: {
  readonly busy?: boolean;
  readonly look?: Look;
  readonly children: ReactNode;
}) => (
  <button type="submit" className={looks[look]} aria-disabled={busy || undefined}>
    {children}
  </button>
);

export const ButtonLink = ({
  to,
  look = 'primary',
  children,
}: {
  readonly to: string;
  readonly look?: 'primary' | 'secondary';
  readonly children: ReactNode;
}) => (
  <Link to={to} className={looks[look]} role="button" draggable={false}>
    {children}
  </Link>
);
