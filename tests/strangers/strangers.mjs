// What a stranger would do with the product: follow the guide for the city's developers, run its pullers through
// everything that goes wrong, hold the feed against the published validator of RPDE, and generate clients from the
// API's description. BACKEND is the program, PYTHON an interpreter that has what requirements.txt lists, and
// TEST_POSTGRES_URL a server of PostgreSQL whose user makes databases.
import { after, describe } from 'node:test';
import { badge } from './badge.mjs';
import { generated } from './generated.mjs';
import { guide } from './guide.mjs';
import { forgetPullers } from './puller.mjs';
import { pullers } from './pullers.mjs';
import { validator } from './validator.mjs';
import { forgetYear } from './ward.mjs';
import { writers } from './writers.mjs';

// Each has a ward of its own.
describe("a stranger's programs", { concurrency: 2 }, () => {
  writers();
  pullers();
  guide();
  generated();
  validator();
  badge();
  after(forgetPullers);
  after(forgetYear);
});
