import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/**
 * Where the page may load from: this server only. `style-src-attr` is open because server-rendered
 * charts place their marks with style attributes; no style element is. Workers are the map's.
 */
const directives = {
  'default-src': ['self'],
  'script-src': ['self'],
  'style-src-elem': ['self'],
  'style-src-attr': ['unsafe-inline'],
  'img-src': ['self', 'data:', 'blob:'],
  'worker-src': ['self', 'blob:'],
  'connect-src': ['self'],
  'font-src': ['self'],
  'object-src': ['none'],
  'base-uri': ['self'],
  'form-action': ['self'],
  'frame-ancestors': ['none'],
} satisfies Record<string, string[]>;

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ precompress: true }),
      csp: { mode: 'nonce', directives: directives as never },
      compilerOptions: { runes: true },
    }),
  ],
  // The workspace's TypeScript is bundled, so that the built server does not depend on how it is run.
  ssr: { noExternal: ['@lyktan/geodata'] },
  build: { chunkSizeWarningLimit: 1400 },
});
