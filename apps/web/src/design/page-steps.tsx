import type { ReactNode } from 'react';

interface PageStepsProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** How another page is linked: some pages have a router, others no script. */
  readonly link: (page: number, words: string) => ReactNode;
}

/** The way through the pages of a long list. Nothing where there is one. */
export const PageSteps = ({ page, pages, link }: PageStepsProps) =>
  pages > 1 && (
    <nav className="app-pages" aria-label="Pages">
      {page > 1 && link(page - 1, 'Previous page')}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && link(page + 1, 'Next page')}
    </nav>
  );
