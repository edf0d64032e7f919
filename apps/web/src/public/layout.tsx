import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

export interface Crumb {
  readonly href: string;
  readonly text: string;
}

/** A whole page without any script but the one that is named. It stands alone: no page of the app needs to have been opened before. */
export const document = (title: string, inside: ReactNode, crumbs: readonly Crumb[] = [], script?: string): string =>
  `<!doctype html>${renderToStaticMarkup(
    <html lang="en" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{`${title} – Community safety`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/site.css" />
        {script && <script type="module" src={script} />}
      </head>
      <body className="govuk-template__body app-body">
        <a href="#main-content" className="govuk-skip-link">
          Skip to main content
        </a>
        <header className="app-header">
          <div className="govuk-width-container app-header__inside">
            <a href="/" className="app-header__product">
              Community safety
            </a>
          </div>
        </header>
        <div>
          <div className="govuk-width-container">
            {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
            {inside}
          </div>
        </div>
        <footer className="app-footer">
          <div className="govuk-width-container">
            <a className="govuk-link app-footer__link" href="/public">
              Published agendas and minutes
            </a>
          </div>
        </footer>
      </body>
    </html>,
  )}`;

const Crumbs = ({ crumbs }: { readonly crumbs: readonly Crumb[] }) => (
  <nav className="govuk-breadcrumbs app-no-print" aria-label="Breadcrumb">
    <ol className="govuk-breadcrumbs__list">
      {crumbs.map(({ href, text }) => (
        <li key={href} className="govuk-breadcrumbs__list-item">
          <a className="govuk-breadcrumbs__link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

export const Main = ({ children }: { readonly children: ReactNode }) => (
  <main className="govuk-main-wrapper app-main" id="main-content">
    {children}
  </main>
);

/** A page around markup made elsewhere: `body` is HTML for the inside of `<main>` and is put in as it is. */
export const page = ({ title, body }: { readonly title: string; readonly body: string }): string =>
  document(
    title,
    <main className="govuk-main-wrapper app-main" id="main-content" dangerouslySetInnerHTML={{ __html: body }} />,
  );
