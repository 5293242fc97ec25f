import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'client',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // Tells which files belong to a first load; scripts/first-load.ts weighs them.
    manifest: true,
    // light-dark() and nesting are left as they are: every browser of the last two years knows them.
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'frame', tags: ['$initial'], priority: 1 },
            // What several screens share is put together by who asks for it, small parts with large ones: the inbox asks for none of this.
            { name: 'drag', test: /pragmatic-drag-and-drop|bind-event-listener|raf-schd/, priority: 1 },
            { name: 'common', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 2_500 },
          ],
        },
      },
    },
  },
});
