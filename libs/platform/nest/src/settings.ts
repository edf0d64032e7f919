/** One wrong setting, named, with what would be right. */
export class ConfigurationInvalid extends Error {
  override readonly name = 'ConfigurationInvalid';
}

interface Schema<Settings> {
  safeParse(
    given: unknown,
  ):
    | { readonly success: true; readonly data: Settings }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Settings of the environment; an empty one counts as left out. Throws `ConfigurationInvalid` that names the first wrong one and says
 * what would be right. What was given is not repeated: it may be a password, also in a setting that nobody took for a secret.
 */
export const settingsFrom = <Settings>(
  schema: Schema<Settings>,
  environment: Readonly<Record<string, string | undefined>>,
): Settings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0]);
  if (given[name] === undefined) throw new ConfigurationInvalid(`${name} is not set: ${issue?.message}.`);
  throw new ConfigurationInvalid(`${name} is not usable: ${issue?.message}.`);
};
