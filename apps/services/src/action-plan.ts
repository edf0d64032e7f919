import { actionPlanContext } from '@csp/action-plan-service';
import { run } from './run.ts';

await run(actionPlanContext);
