export type PaperKind = 'agenda' | 'minutes' | 'actions' | 'pack';

const names: Readonly<Record<PaperKind, string>> = {
  agenda: 'Agenda',
  minutes: 'Minutes',
  actions: 'Action table',
  pack: 'Pack',
};
const formats = [
  ['pdf', 'PDF'],
  ['docx', 'Word'],
  ['html', 'web page'],
] as const;

interface PaperLinksProps {
  /** Of the meeting, here or in public. */
  readonly address: string;
  readonly papers: readonly PaperKind[];
  /** Without what is restricted. */
  readonly publicCopy?: boolean;
}

/** Papers to print or to send, made when they are asked for. */
export const PaperLinks = ({ address, papers, publicCopy = false }: PaperLinksProps) => (
  <ul className="govuk-list app-papers app-no-print">
    {papers.map((paper) => (
      <li key={paper}>
        {formats.map(([format, word], place) => (
          <span key={format}>
            {place > 0 && ', '}
            <a className="govuk-link" href={`${address}/${paper}.${format}${publicCopy ? '?for=public' : ''}`}>
              {place === 0 ? `${names[paper]} (${word})` : <ShortLink paper={names[paper]} word={word} />}
              {publicCopy && <span className="govuk-visually-hidden"> without what is restricted</span>}
            </a>
          </span>
        ))}
      </li>
    ))}
  </ul>
);

/** Its name alone would say too little to those who hear links one by one. */
const ShortLink = ({ paper, word }: { readonly paper: string; readonly word: string }) => (
  <>
    <span className="govuk-visually-hidden">{paper} </span>({word})
  </>
);
