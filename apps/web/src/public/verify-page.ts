// The script of /public/verify.
import { verify } from 'virtual:verify-minutes';

const chosen = async (id: string): Promise<string | undefined> =>
  (document.getElementById(id) as HTMLInputElement).files?.[0]?.text();

const line = (text: string, strong = false): HTMLElement => {
  const paragraph = document.createElement(strong ? 'strong' : 'p');
  paragraph.textContent = text;
  return paragraph;
};

/** To be compared by eye. */
const inFours = (seal: string): string => seal.replace(/(.{4})(?=.)/g, '$1 ');

const sentences = async (text: string, before: string | undefined): Promise<readonly HTMLElement[]> => {
  const found = await verify(text, before === undefined ? [] : [before]);
  const { record, faults } = found;
  const lines = faults.map((fault) => line(fault));
  if (!record || faults.length > 0)
    return [line('This is not what was recorded, or it can’t be told.', true), ...lines];
  const { corrections, parts, hidden } = found;
  return [
    line(`Agrees with its seal, no. ${record.number} of ${record.partnership}.`, true),
    line(`Seal: ${inFours(record.seal)}`),
    ...corrections.map(({ number, seal }) =>
      line(`Correction ${number}, sealed on what stands before it: ${inFours(seal)}`),
    ),
    ...(corrections.length === 0 ? [line('No correction is in this file.')] : []),
    ...(hidden > 0 ? [line(`${hidden} of ${parts} parts are restricted: only their hashes are given.`)] : []),
    line(
      'Later corrections are not in an older file, and whoever made a false one could have sealed it anew: compare the last seal with the one at the end of a printed copy.',
    ),
  ];
};

const show = async (): Promise<void> => {
  const verdict = document.getElementById('verdict')!;
  const text = await chosen('minutes');
  if (text === undefined) verdict.replaceChildren();
  else verdict.replaceChildren(...(await sentences(text, await chosen('before'))));
};

document.getElementById('verify')!.addEventListener('change', () => void show());
