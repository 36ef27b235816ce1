// Before anything is drawn: light or dark, if somebody has chosen.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // A browser that keeps nothing follows the system.
}
