/* global document, localStorage */
// Runs before the first paint, so that a chosen theme doesn't flash the other one. See theme.ts.
try {
  const theme = localStorage.getItem('quaymaster.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the system's theme it is.
}
