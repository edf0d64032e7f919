import { Link, useLocation } from 'react-router';
import { PageSteps } from './page-steps.tsx';

/** The pages of a long list, by `?page=`. Nothing where there is one. */
export const Pages = ({ page, pages }: { readonly page: number; readonly pages: number }) => {
  const { search } = useLocation();
  const to = (number: number) => {
    const parameters = new URLSearchParams(search);
    parameters.set('page', String(number));
    return `?${parameters}`;
  };
  return (
    <PageSteps
      page={page}
      pages={pages}
      link={(number, words) => (
        <Link className="govuk-link" to={to(number)}>
          {words}
        </Link>
      )}
    />
  );
};
