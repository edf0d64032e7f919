/** What Apollo Server hashes documents with; the build puts it in the place of a package that tries several ways. */
export { createHash } from 'node:crypto';
