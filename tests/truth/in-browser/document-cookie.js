// Cookies that a page writes by itself.
const year = 60 * 60 * 24 * 365;

function remember(theme) {
  document.cookie = `theme=${theme}; path=/; max-age=${year}; secure; samesite=lax`;
}

document.cookie = 'seen=1';
document.cookie = 'token=v; domain=app.example; path=/account; SameSite=Strict; Secure';
remember('dark');
document.cookie = 'seen=; expires=Thu, 01 Jan 1970 00:00:00 GMT';
