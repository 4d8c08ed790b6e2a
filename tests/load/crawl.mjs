// Reads all of a feed by pages of a thousand, as a program does that has nothing yet: prints how many items came, in how
// many pages, how long it took, and how much of that it spent itself on understanding the pages as text and as JSON, while
// nobody was asked anything. Node's standard library only, with one connection that stays open.
import { Agent, request } from 'node:http';

const [base, token] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const headers = { authorization: `Bearer ${token}` };

const read = (address) =>
  new Promise((resolve, reject) => {
    request(address, { agent, headers }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => {
        const bytes = Buffer.concat(parts);
        if (answer.statusCode === 200) resolve(bytes);
        else reject(new Error(`${address}: ${answer.statusCode} ${bytes}`));
      });
    })
      .on('error', reject)
      .end();
  });

const began = process.hrtime.bigint();
let [next, items, pages, understanding] = [`${base}/api/v1/sync/changes?limit=1000`, 0, 0, 0n];
for (;;) {
  const bytes = await read(next);
  const came = process.hrtime.bigint();
  const page = JSON.parse(bytes.toString());
  understanding += process.hrtime.bigint() - came;
  if (page.items.length === 0) break;
  items += page.items.length;
  pages += 1;
  // The address says the public name of the installation; here it is asked where it listens.
  next = base + new URL(page.next).pathname + new URL(page.next).search;
}
const seconds = (nanoseconds) => (Number(nanoseconds) / 1e9).toFixed(2);
console.log(`${items} ${pages} ${seconds(process.hrtime.bigint() - began)} ${seconds(understanding)} ${next}`);
agent.destroy();
