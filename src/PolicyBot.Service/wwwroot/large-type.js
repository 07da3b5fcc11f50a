// Before the page is drawn, so that it does not jump.
try {
  document.documentElement.classList.toggle('large', localStorage.getItem('large-type') === 'yes');
} catch {
  // A browser that keeps nothing shows ordinary type.
}
