export { partnership, type Partnership, type PartnershipCommand, type PartnershipRefusal } from './partnership.ts';
export { group, type Group, type GroupCommand, type GroupRefusal } from './group.ts';
export { appointment, type Appointment, type AppointmentCommand, type AppointmentRefusal } from './appointment.ts';
