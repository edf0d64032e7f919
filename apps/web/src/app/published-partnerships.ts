export interface PublishedPartnership {
  readonly slug: string;
  readonly name: string;
}

/** The public index is the one list of partnerships that needs no sign-in; its links are read from the page itself. */
export const publishedPartnerships = async (): Promise<readonly PublishedPartnership[]> => {
  try {
    const response = await fetch('/public', { headers: { accept: 'text/html' } });
    if (!response.ok) return [];
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return [...page.querySelectorAll<HTMLAnchorElement>('a[data-partnership]')].map((link) => ({
      slug: link.dataset['partnership'] ?? '',
      name: link.textContent.trim(),
    }));
  } catch {
    // Without it there is still the link to the page.
    return [];
  }
};
