import { useAnnounce } from '../../design/announcer.tsx';
import { SubmitButton } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { Inset, Warning } from '../../design/messages.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { useStep } from '../use-step.ts';

export const PublishAgenda = () => {
  const { meeting } = useMeetingDesk();
  const { notice, stage, agenda, publicPath } = meeting;
  const { run, busy, mistakes } = useStep();
  const announce = useAnnounce();
  if (stage === 'AGENDA_PUBLISHED') {
    return (
      <Inset>
        {notice.message}{' '}
        {publicPath && (
          <a className="govuk-link" href={publicPath}>
            See it as the public does
          </a>
        )}
      </Inset>
    );
  }
  const publish = async () => {
    if (await run({ type: 'publishAgenda', input: {} })) announce('The agenda is published.');
  };
  return (
    <form
      className="app-section"
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <h2 className="govuk-heading-m">Publish the agenda</h2>
      <ErrorSummary mistakes={mistakes} />
      {notice.late ? <Warning>{notice.message}</Warning> : <p className="govuk-body">{notice.message}</p>}
      {agenda.length > 0 ? (
        <SubmitButton busy={busy}>Publish agenda</SubmitButton>
      ) : (
        <p className="govuk-hint">An agenda needs an item before it can be published.</p>
      )}
    </form>
  );
};
