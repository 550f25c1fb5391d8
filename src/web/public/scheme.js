// Before anything is drawn: the colour scheme that was chosen here, so that a page never flashes in the other one.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('spanwright-scheme');
  } catch {
    // A browser that keeps nothing follows the system.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
