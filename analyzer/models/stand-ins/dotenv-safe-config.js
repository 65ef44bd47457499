// Stands for dotenv-safe/config 9.1: loads and checks when it is imported.
import { config } from 'dotenv-safe';

config();
