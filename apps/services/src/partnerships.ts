import { partnershipsContext } from '@csp/partnerships-service';
import { run } from './run.ts';

await run(partnershipsContext);
