// How Vite builds the project: what comes of it lies where nobody looks for apps, and what is posted is a form of a page.
const submitted = {
  name: 'submitted',
  configurePreviewServer(server) {
    server.middlewares.use(({ method, headers }, response, next) => {
      if (method === 'POST') {
        headers['content-type'] = 'application/x-www-form-urlencoded';
        headers.origin = `http://${headers.host}`;
      }
      next();
    });
  },
};

module.exports = async () => {
  const { sveltekit } = await import('@sveltejs/kit/vite');
  return { logLevel: 'error', plugins: [submitted, sveltekit({ outDir: 'node_modules/.svelte-kit' })] };
};
