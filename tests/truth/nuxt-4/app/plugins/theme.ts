// Cookies with attributes of their own.
import { defineNuxtPlugin, useCookie } from '#imports';

export default defineNuxtPlugin(() => {
  const theme = useCookie('theme', { sameSite: 'lax', secure: true, maxAge: 60 * 60 });
  theme.value = 'dark';
  const login = useCookie('login', { httpOnly: true, secure: true, sameSite: 'strict', path: '/account', domain: 'shop.example' });
  login.value = 'ada';
  const seen = useCookie('seen', { path: undefined, sameSite: undefined });
  seen.value = 'yes';
});
