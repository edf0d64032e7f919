import { Link, useLocation } from 'react-router';

/** The pages of a long list, by `?page=`. Nothing where there is one. */
export const Pages = ({ page, pages }: { readonly page: number; readonly pages: number }) => {
  const { search } = useLocation();
  if (pages < 2) return null;
  const to = (number: number) => {
    const parameters = new URLSearchParams(search);
    parameters.set('page', String(number));
    return `?${parameters}`;
  };
  return (
    <nav className="app-pages" aria-label="Pages">
      {page > 1 && (
        <Link className="govuk-link" to={to(page - 1)}>
          Previous page
        </Link>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && (
        <Link className="govuk-link" to={to(page + 1)}>
          Next page
        </Link>
      )}
    </nav>
  );
};
