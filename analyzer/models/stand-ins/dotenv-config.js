// Stands for dotenv/config 16 to 18: loads `.env` when it is imported.
import { config } from 'dotenv';

config();
