// Stands for dotenv-flow/config 4.1: loads the files when it is imported.
import { config } from 'dotenv-flow';

config();
