interface Named {
  readonly role: string;
  readonly agencyName?: string | null;
}

/** `Chief Inspector, Cambridgeshire Constabulary`. */
export const leadText = ({ role, agencyName }: Named): string => (agencyName ? `${role}, ${agencyName}` : role);

export const leadsText = (leads: readonly Named[]): string => leads.map(leadText).join('; ');
