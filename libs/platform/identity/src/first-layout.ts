/**
 * SQL that brings an `identity.db` of the first release into today's layout. Sign-ins that are under way begin again; whoever is
 * signed in stays so.
 */
export const fromFirstLayout = `
INSERT INTO documents SELECT 'accounts', id, json_object('id', id, 'kind', kind, 'login', login, 'label', label, 'secret', secret,
  'subject', CASE WHEN external_subject IS NULL THEN 'id:' || id ELSE 'sub:' || external_subject END, 'grants', grants,
  'demo', demo, 'createdAt', created_at, 'disabledAt', disabled_at), NULL FROM accounts;
INSERT INTO documents SELECT 'web-sessions', id_hash,
  json_object('id', id_hash, 'account', account_id, 'createdAt', created_at, 'expiresAt', expires_at), expires_at FROM web_sessions;
INSERT INTO documents SELECT 'signing-keys', CAST(sequence AS TEXT),
  json_object('id', CAST(sequence AS TEXT), 'kid', kid, 'jwk', jwk, 'createdAt', created_at), NULL FROM signing_keys;
INSERT INTO documents SELECT 'kept', name, json_object('id', name, 'value', value), NULL FROM secrets;
DROP TABLE web_sessions;
DROP TABLE accounts;
DROP TABLE sign_in_flows;
DROP TABLE provider_records;
DROP TABLE signing_keys;
DROP TABLE secrets;
`;
