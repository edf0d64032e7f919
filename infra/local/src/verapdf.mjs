// veraPDF, which judges whether a PDF is PDF/UA-1 by the rules of the standard, from Maven's repository. For tests alone.
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchedJars } from './maven.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../verapdf');

/**
 * What veraPDF says of each file: a line with its verdict and the number of assertions, and one for each rule that is broken.
 * Throws with what to do where there is no Java or Maven.
 *
 * @param {readonly string[]} files
 * @param {(text: string) => void} say
 * @returns {Promise<{ compliant: boolean, report: string }>}
 */
export const verifiedPdfs = async (files, say) => {
  const jars = await fetchedJars({
    pom: join(folder, 'pom.xml'),
    name: 'verapdf',
    what: 'veraPDF 1.28.1 (once): some 9 MB',
    failure: 'veraPDF could not be fetched. Install Java 17 or later, and Maven once.',
    say,
  });
  return new Promise((done) => {
    execFile('java', ['-cp', jars, join(folder, 'Verify.java'), ...files], (error, printed, complaints) =>
      done({ compliant: error === null, report: printed + (error ? complaints : '') }),
    );
  });
};
