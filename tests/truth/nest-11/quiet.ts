// An app that names itself in no header, with a cookie by a middleware of its own.
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';

@Controller()
class AppController {
  @Get()
  index() {
    return 'ok';
  }
}

@Module({ controllers: [AppController] })
class AppModule {}

async function bootstrap() {
  const app = await NestFactory.create<NestExpressApplication>(AppModule);
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    response.cookie('visit', '1', { httpOnly: true, sameSite: 'strict' });
    next();
  });
  await app.listen(process.env.PORT);
}

bootstrap();
