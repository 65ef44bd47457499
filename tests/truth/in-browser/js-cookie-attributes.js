// A jar of js-cookie that gives attributes to all its cookies.
import Cookies from 'js-cookie';

const jar = Cookies.withAttributes({ path: '/account', secure: true, sameSite: 'lax' });

jar.set('kept', 'v');
jar.set('own', 'v', { path: '/', sameSite: 'strict', domain: 'app.example' });
jar.remove('gone');
