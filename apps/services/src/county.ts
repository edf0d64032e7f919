import { countyContext } from '@csp/county-service';
import { run } from './run.ts';

await run(countyContext);
