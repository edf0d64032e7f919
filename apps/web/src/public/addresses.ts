import type { Crumb } from './layout.tsx';
import type { PublicPartnership } from './models.ts';

export const home: Crumb = { href: '/public', text: 'Published agendas and minutes' };
export const addressOf = ({ slug }: PublicPartnership): string => `/public/${encodeURIComponent(slug)}`;
