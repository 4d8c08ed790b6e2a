import type { CreateClientConfig } from './generated/client.gen';
import { sessionFetch } from './session';

/**
 * Settings of the generated client. Whatever host the OpenAPI document names, the SPA talks to its own origin:
 * the content security policy allows no other.
 */
export const createClientConfig: CreateClientConfig = (config) => {
  const base = new URL(config?.baseUrl ?? '/', location.origin).pathname.replace(/\/$/, '');
  return { ...config, baseUrl: location.origin + base, fetch: sessionFetch };
};
