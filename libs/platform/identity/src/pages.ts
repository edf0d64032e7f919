import { html, type Markup } from './html.ts';

/** `title` without the product's name; `body` is HTML for the inside of `<main>`. */
export interface PageContent {
  readonly title: string;
  readonly body: string;
}
export type Page = (content: PageContent) => string;

/** A plain page in GOV.UK's classes, for when the product gives no layout of its own. */
export const plainPage =
  (stylesheetHref: string): Page =>
  ({ title, body }) => {
    const [head, foot] = html`<!doctype html>
      <html lang="en" class="govuk-template">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <title>${title} – Community safety</title>
          <link rel="stylesheet" href="${stylesheetHref}" />
        </head>
        <body class="govuk-template__body">
          <a href="#main-content" class="govuk-skip-link">Skip to main content</a>
          <div class="govuk-width-container">
            <main class="govuk-main-wrapper" id="main-content">${'\u0000'}</main>
          </div>
        </body>
      </html> `.text.split('\u0000');
    return `${head}${body}${foot}`;
  };

interface Mistake {
  /** Id of the field it belongs to; none when it is about the whole form. */
  readonly field?: string;
  readonly text: string;
}

/** GOV.UK's error summary; `autofocus` moves the focus to it without any script. */
const errorSummary = (mistakes: readonly Mistake[]): Markup | undefined =>
  mistakes.length > 0
    ? html`<div class="govuk-error-summary" data-module="govuk-error-summary" tabindex="-1" autofocus>
        <div role="alert">
          <h2 class="govuk-error-summary__title">There is a problem</h2>
          <div class="govuk-error-summary__body">
            <ul class="govuk-list govuk-error-summary__list">
              ${mistakes.map(({ field, text }) =>
                field ? html`<li><a href="#${field}">${text}</a></li>` : html`<li>${text}</li>`,
              )}
            </ul>
          </div>
        </div>
      </div>`
    : undefined;

interface Field {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly type: 'text' | 'password';
  readonly autocomplete: string;
  readonly value?: string;
}

const field = ({ id, label, hint, type, autocomplete, value }: Field, mistakes: readonly Mistake[]): Markup => {
  const mistake = mistakes.find((one) => one.field === id);
  const described = [hint && `${id}-hint`, mistake && `${id}-error`].filter(Boolean).join(' ');
  return html`<div class="govuk-form-group${mistake ? ' govuk-form-group--error' : ''}">
    <label class="govuk-label" for="${id}">${label}</label>
    ${hint && html`<div id="${id}-hint" class="govuk-hint">${hint}</div>`}
    ${
      mistake &&
      html`<p id="${id}-error" class="govuk-error-message">
        <span class="govuk-visually-hidden">Error:</span> ${mistake.text}
      </p>`
    }
    <input
      class="govuk-input govuk-input--width-20${mistake ? ' govuk-input--error' : ''}"
      id="${id}"
      name="${id}"
      type="${type}"
      autocomplete="${autocomplete}"
      autocapitalize="none"
      spellcheck="false"
      ${value && html`value="${value}"`}
      ${described && html`aria-describedby="${described}"`}
    />
  </div>`;
};

const content = (title: string, mistakes: readonly Mistake[], inside: Markup): PageContent => ({
  title: mistakes.length > 0 ? `Error: ${title}` : title,
  body: html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      ${errorSummary(mistakes)}
      <h1 class="govuk-heading-l">${title}</h1>
      ${inside}
    </div>
  </div>`.text,
});

const button = (label: string): Markup =>
  html`<button type="submit" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true">
    ${label}
  </button>`;

const hidden = (name: string, value: string): Markup => html`<input type="hidden" name="${name}" value="${value}" />`;

export interface SignInForm {
  readonly action: string;
  readonly token: string;
  readonly login?: string;
  readonly mistakes?: readonly Mistake[];
}

export const signInPage = ({ action, token, login, mistakes = [] }: SignInForm): PageContent =>
  content(
    'Sign in',
    mistakes,
    html`<form method="post" action="${action}" novalidate>
      ${hidden('token', token)}
      ${field({ id: 'login', label: 'Sign-in name', type: 'text', autocomplete: 'username', value: login ?? '' }, mistakes)}
      ${field({ id: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' }, mistakes)}
      ${button('Sign in')}
    </form>`,
  );

export interface DeviceForm {
  readonly action: string;
  readonly token: string;
  readonly userCode?: string;
  readonly mistake?: string;
}

export const deviceCodePage = ({ action, token, userCode, mistake }: DeviceForm): PageContent => {
  const mistakes = mistake === undefined ? [] : [{ field: 'user_code', text: mistake }];
  return content(
    'Connect a device or a command line',
    mistakes,
    html`<form method="post" action="${action}" novalidate>
      ${hidden('xsrf', token)}
      ${field(
        {
          id: 'user_code',
          label: 'Code',
          hint: 'The 8 letters shown where you started, for example BCDF-GHJK',
          type: 'text',
          autocomplete: 'off',
          value: userCode ?? '',
        },
        mistakes,
      )}
      ${button('Continue')}
    </form>`,
  );
};

export const deviceConfirmPage = ({ action, token, userCode = '' }: DeviceForm): PageContent =>
  content(
    'Check the code',
    [],
    html`<p class="govuk-body">Your device or command line should show this code:</p>
      <p class="govuk-body govuk-!-font-size-36 govuk-!-font-weight-bold">${userCode}</p>
      <p class="govuk-body">
        If you continue, it can do in your name what you can do here, for 10 minutes. Stop if you did not start this
        yourself, or if someone sent you the code.
      </p>
      <form method="post" action="${action}">
        ${hidden('xsrf', token)} ${hidden('user_code', userCode)}
        <div class="govuk-button-group">
          <button type="submit" class="govuk-button" name="confirm" value="yes">Continue</button>
          <button type="submit" class="govuk-button govuk-button--secondary" name="abort" value="yes">Stop</button>
        </div>
      </form>`,
  );

export const deviceDonePage = (): PageContent =>
  content(
    'You are signed in on the command line',
    [],
    html`<p class="govuk-body">You can close this page and go back to it.</p>`,
  );

/** A dead end with a way out of it. */
export const noticePage = (title: string, sentence: string, reference?: string): PageContent =>
  content(
    title,
    [],
    html`<p class="govuk-body">${sentence}</p>
      ${reference && html`<p class="govuk-body">Reference: <code>${reference}</code></p>`}
      <p class="govuk-body"><a class="govuk-link" href="/sign-in">Sign in</a></p>
      <p class="govuk-body"><a class="govuk-link" href="/">Go to the start page</a></p>`,
  );
