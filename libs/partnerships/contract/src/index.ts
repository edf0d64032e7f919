export {
  partnershipEvents,
  type AgencyClass,
  type PartnershipEvent,
  type PartnershipKind,
  type PartnershipSettings,
} from './partnership.events.ts';
export { groupEvents, supersededGroupEvents, type GroupEvent } from './group.events.ts';
export { appointmentEvents, type AppointmentEvent, type Standing } from './appointment.events.ts';
export { partnershipsPublished, partnershipsUpcasts } from './contract.ts';
