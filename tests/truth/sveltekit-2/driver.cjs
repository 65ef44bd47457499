// Builds the SvelteKit project of this folder and serves it, so that each of its files is the app that answers its path.
async function main(port) {
  const { build, preview } = await import('vite');
  await build();
  await preview({ preview: { port, host: '127.0.0.1' } });
}

main(Number(process.env.PORT));
