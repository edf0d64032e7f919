import { useEffect, useRef, type ReactNode } from 'react';

const product = 'Community safety';
let arrived = false;

/** Called when the address changes: the next page heading takes the focus, however late it is shown. */
export const noteArrival = (): void => {
  arrived = true;
};

/** The page's h1. Sets the document's title, and takes the focus after a change of address so that the page is announced. */
export const PageHeading = ({
  title,
  documentTitle = title,
  caption,
  size = 'l',
}: {
  readonly title: string;
  /** Where several pages share a heading's words: `Minutes – Board, 6 October 2020`. */
  readonly documentTitle?: string;
  readonly caption?: ReactNode;
  readonly size?: 'l' | 'xl' | 'm';
}) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${documentTitle} – ${product}`;
  }, [documentTitle]);
  useEffect(() => {
    if (!arrived) return;
    arrived = false;
    heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={`govuk-heading-${size} app-page-heading`}>
      {caption && <span className={`govuk-caption-${size}`}>{caption}</span>}
      {title}
    </h1>
  );
};
