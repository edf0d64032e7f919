import { document, Main } from './layout.tsx';

/** `/public/verify`: a file of sealed minutes is looked at where it is, in the browser; nothing is sent. */
export const renderVerifyPage = (): string =>
  document(
    'Verify sealed minutes',
    <Main>
      <h1 className="govuk-heading-l">Verify sealed minutes</h1>
      <p className="govuk-body">
        Agreed minutes are published with a seal that hangs on every word of them and on the minutes agreed before. Each
        correction made since has a seal of its own, on top of theirs. Choose a file named minutes.json to see whether
        it is what was recorded, in order. It is read in your browser and sent nowhere.
      </p>
      <noscript>
        <p className="govuk-body">This page needs JavaScript. The command below does the same.</p>
      </noscript>
      <form id="verify">
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="minutes">
            The minutes
          </label>
          <input className="govuk-file-upload" id="minutes" type="file" accept=".json,application/json" />
        </div>
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="before">
            The minutes sealed before them, if you have them
          </label>
          <input className="govuk-file-upload" id="before" type="file" accept=".json,application/json" />
        </div>
      </form>
      <div id="verdict" role="status" className="govuk-body" />
      <h2 className="govuk-heading-m">By a command</h2>
      <p className="govuk-body">
        With{' '}
        <a className="govuk-link" href="/assets/verify-minutes.mjs">
          verify-minutes.mjs
        </a>{' '}
        and Node 20 or later: <code>node verify-minutes.mjs minutes.json</code>
      </p>
    </Main>,
    [{ href: '/public', text: 'Published agendas and minutes' }],
    '/assets/verify-page.js',
  );
