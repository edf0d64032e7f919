export {
  agencyEvent,
  agencyEventKinds,
  agencyEventType,
  type AgencyEvent,
  type AgencyEventKind,
} from './agency-event.ts';
