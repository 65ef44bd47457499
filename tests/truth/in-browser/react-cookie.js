// The hook of react-cookie in a component on a page.
import { createElement, useEffect } from 'react';
import { CookiesProvider, useCookies } from 'react-cookie';
import { createRoot } from 'react-dom/client';

function Account() {
  const [cookies, setCookie, removeCookie] = useCookies(['bare']);
  useEffect(() => {
    setCookie('bare', 'v');
    setCookie('full', 'v', { path: '/account', domain: 'app.example', maxAge: 3600, secure: true, sameSite: 'strict' });
    setCookie('plain', 'v', { path: '/', secure: false, sameSite: 'lax' });
    removeCookie('gone');
    removeCookie('left', { path: '/account', domain: 'app.example' });
  }, []);
  return createElement('p', null, cookies.bare);
}

createRoot(document.body).render(createElement(CookiesProvider, null, createElement(Account)));
