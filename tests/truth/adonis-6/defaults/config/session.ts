// A session whose cookie is given nothing.
import { defineConfig } from '@adonisjs/session'

const sessionConfig = defineConfig({
  enabled: true,
  age: '2h',
  store: 'memory',
  stores: {},
})

export default sessionConfig
