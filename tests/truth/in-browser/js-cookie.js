// js-cookie with what it gives cookies, and with attributes.
import Cookies from 'js-cookie';

Cookies.set('bare', 'v');
Cookies.set('full', 'v', { expires: 7, secure: true, sameSite: 'strict', path: '/shop', domain: 'app.example' });
Cookies.set('nowhere', 'v', { path: '' });
Cookies.set('plain', 'v', { secure: false, sameSite: 'Lax' });
Cookies.set('framed', 'v', { secure: true, sameSite: 'none', partitioned: true });
Cookies.remove('gone');
Cookies.remove('left', { path: '/shop', domain: 'app.example' });
