import { meetingsContext } from '@csp/meetings-service';
import { run } from './run.ts';

await run(meetingsContext);
