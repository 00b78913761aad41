import { defineConfig } from 'wxt';

/** What our pages are measured beside: the same tools, React, and one line. */
export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react'],
  manifest: { name: 'Blank', permissions: ['storage'] },
});
