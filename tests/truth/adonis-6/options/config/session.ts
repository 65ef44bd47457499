// A session with a name and attributes of its own.
import { defineConfig } from '@adonisjs/session'

const sessionConfig = defineConfig({
  enabled: true,
  cookieName: 'sid',
  clearWithBrowser: true,
  cookie: { path: '/', httpOnly: true, secure: false, sameSite: 'strict' },
  store: 'memory',
  stores: {},
})

export default sessionConfig
