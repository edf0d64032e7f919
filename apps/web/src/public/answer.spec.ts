import { describe, expect, it } from 'vitest';
import { renderAnswerPage } from './pages.tsx';

const link = {
  partnershipName: 'Cambridge <CSP>',
  agencyName: 'Police & Crime',
  reference: '04/1',
  text: '<script>alert(1)</script>',
  dueOn: '2027-04-20',
};

describe('the page behind a link in an e-mail', () => {
  it('shows the point and asks for a report, without any script', () => {
    const html = renderAnswerPage({ link, commandId: 'c' });
    expect(html).toContain('Cambridge &lt;CSP&gt;');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script/);
    expect(html).toMatch(/<form [^>]*method="post"[^>]*><input type="hidden" name="commandId" value="c"/);
    expect(html).toContain('20 April 2027');
  });

  it('says what is wrong, at its field, and keeps what was written', () => {
    const html = renderAnswerPage({
      link,
      commandId: 'c',
      given: { outcome: 'DONE', text: 'Two </textarea> of three' },
      mistake: { field: 'text', text: 'The text is too long.' },
    });
    expect(html).toContain('<title>Error: Report on an action point');
    expect(html).toContain('href="#text"');
    expect(html).toContain('aria-describedby="text-hint text-error"');
    expect(html).toContain('Two &lt;/textarea&gt; of three');
    expect(html).toMatch(/id="outcome-done"[^>]*checked/);
  });

  it('keeps what was written where the point can’t be asked for', () =>
    expect(
      renderAnswerPage({
        link: null,
        commandId: 'c',
        given: { outcome: '', text: 'Kept' },
        mistake: { text: 'Later.' },
      }),
    ).toContain('Kept'));
});
