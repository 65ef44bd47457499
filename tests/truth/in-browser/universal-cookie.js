// universal-cookie without attributes, and with all of them.
import Cookies from 'universal-cookie';

const cookies = new Cookies();

cookies.set('bare', 'v');
cookies.set('full', { size: 4 }, { path: '/shop', domain: 'app.example', maxAge: 3600, secure: true, sameSite: 'strict' });
cookies.set('plain', 'v', { secure: false, sameSite: true });
cookies.set('framed', 'v', { path: '/', secure: true, sameSite: 'none', partitioned: true });
cookies.remove('gone');
cookies.remove('left', { path: '/shop', domain: 'app.example' });
