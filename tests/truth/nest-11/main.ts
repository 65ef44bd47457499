// A controller that sets cookies by the response of Express, of which two methods ask in different ways.
import 'reflect-metadata';
import { Controller, Get, Module, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

@Controller()
class AppController {
  @Get()
  index(@Res({ passthrough: true }) response) {
    response.cookie('bare', 'v');
    response.cookie('full', 'v', { httpOnly: true, secure: true, sameSite: 'lax', path: '/shop', domain: 'example.com' });
    response.clearCookie('gone', { path: '/shop' });
    return 'ok';
  }
}

@Module({ controllers: [AppController] })
class AppModule {}

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  await app.listen(process.env.PORT);
}

bootstrap();
