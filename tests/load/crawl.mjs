// Reads all of a feed by pages of a thousand, as a program does that has nothing yet: prints how many items came, in how
// many pages, and how long it took. Node's standard library only, with one connection that stays open.
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
        const text = Buffer.concat(parts).toString();
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${address}: ${answer.statusCode} ${text}`));
      });
    })
      .on('error', reject)
      .end();
  });

const began = process.hrtime.bigint();
let [next, items, pages] = [`${base}/api/v1/sync/changes?limit=1000`, 0, 0];
for (;;) {
  const page = JSON.parse(await read(next));
  if (page.items.length === 0) break;
  items += page.items.length;
  pages += 1;
  // The address says the public name of the installation; here it is asked where it listens.
  next = base + new URL(page.next).pathname + new URL(page.next).search;
}
const seconds = Number(process.hrtime.bigint() - began) / 1e9;
console.log(`${items} ${pages} ${seconds.toFixed(2)} ${next}`);
agent.destroy();
