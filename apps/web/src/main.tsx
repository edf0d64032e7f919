import 'govuk-frontend/dist/govuk/govuk-frontend.min.css';
import './styles/frame.css';
import './styles/tables.css';
import './styles/meetings.css';
import './styles/minutes.css';
import './styles/public.css';
import './styles/print.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';

// govuk-frontend's styles know by these that scripts run.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
createRoot(document.getElementById('app')!).render(<App />);
