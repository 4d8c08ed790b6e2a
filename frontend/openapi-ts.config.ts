import { defineConfig } from '@hey-api/openapi-ts';

/** Everything the SPA knows about the API comes out of this one run. */
export default defineConfig({
  input: '../openapi/openapi.json',
  output: { path: 'src/api/generated', clean: true },
  plugins: [
    '@hey-api/typescript',
    '@hey-api/sdk',
    { name: '@hey-api/client-fetch', runtimeConfigPath: './src/api/client-config', throwOnError: true },
    '@tanstack/react-query',
  ],
});
