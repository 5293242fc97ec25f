// Before the first paint, and a file of its own because the content security policy allows no inline script.
(() => {
  const { dataset } = document.documentElement;
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  if (localStorage.getItem('density') === 'compact') dataset.density = 'compact';
})();
