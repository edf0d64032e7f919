import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

/** `/t/cambridge-city/explorer`: the graph of the partnership in the address, asked with the session of the web app. */
const endpoint = new URL(location.pathname.replace(/\/explorer$/, '/graphql'), location.origin);

const fetcher = createGraphiQLFetcher({
  url: endpoint.href,
  subscriptionUrl: endpoint.href.replace(/^http/, 'ws'),
});

const welcome = `# Every field has a sentence: hover over it, or open the book on the left.
# You ask as whoever is signed in here; sign in at ${location.origin}.

{
  partnership { name settings { noticeWorkingDays quorumAgencies } }
  publicMeetings { title date minutesAgreed }
}
`;

createRoot(document.querySelector('#explorer')!).render(<GraphiQL fetcher={fetcher} defaultQuery={welcome} />);
