// Routes whose cookies are given no options.
import router from '@adonisjs/core/services/router'

router.get('/', async ({ response }) => {
  response.cookie('cart', '7')
  response.plainCookie('theme', 'dark', { httpOnly: false })
  return 'ok'
})
