// The script of /public/verify.
import { verify } from 'virtual:verify-minutes';

const chosen = async (id: string): Promise<string | undefined> =>
  (document.getElementById(id) as HTMLInputElement).files?.[0]?.text();

const line = (text: string, strong = false): HTMLElement => {
  const paragraph = document.createElement(strong ? 'strong' : 'p');
  paragraph.textContent = text;
  return paragraph;
};

const sentences = async (text: string, before: string | undefined): Promise<readonly HTMLElement[]> => {
  const { record, faults, hidden } = await verify(text, before === undefined ? [] : [before]);
  const lines = faults.map((fault) => line(fault));
  if (!record || faults.length > 0) return [line('This is not what was agreed, or it can’t be told.', true), ...lines];
  const parts = record.parts.length;
  return [
    line(`Agrees with its seal, no. ${record.number} of ${record.partnership}.`, true),
    line(`Seal: ${record.seal.replace(/(.{4})(?=.)/g, '$1 ')}`),
    ...(hidden > 0 ? [line(`${hidden} of ${parts} parts are restricted: only their hashes are given.`)] : []),
    line(
      'Whoever made a false file could have sealed it anew: compare the seal with the one at the end of a printed copy.',
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
