export { Courier, type CourierPorts, type CourierSettings } from './courier/courier.ts';
export { outreachContext, outreachContextWith, type Outgoing } from './outreach.context.ts';
