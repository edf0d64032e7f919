import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** ZIP knows no time zone: the first moment it can say, on whichever clock. */
const noTime = new Date(1980, 0, 1);
const properties = 'docProps/core.xml';

/** The same archive without the moment it was made, so that what says the same is the same. */
export const packed = (archive: Uint8Array): Uint8Array => {
  const files = unzipSync(archive);
  const core = strFromU8(files[properties]!);
  files[properties] = strToU8(core.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, ''));
  return zipSync(files, { mtime: noTime });
};
