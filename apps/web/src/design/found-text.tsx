/** A text with the words that were searched for marked: every second part, from the second on, is one. As `parts` of the SDL. */
export const FoundText = ({ parts }: { readonly parts: readonly string[] }) => (
  // Whichever way it is written, what stands beside it keeps its place.
  <bdi>{parts.map((part, place) => (place % 2 === 1 ? <mark key={place}>{part}</mark> : part))}</bdi>
);
