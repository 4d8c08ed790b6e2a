// Holds the figures of all targets that the product answers against those that the database was asked for by hand, and
// the median times of both: compare.mjs FIGURES.json ROWS.txt PRODUCT_TIMES SHELL_TIMES
import { readFileSync } from 'node:fs';

const [figures, rows, product, shell] = process.argv.slice(2);
const median = (file) => {
  const times = readFileSync(file, 'utf8').trim().split('\n').map(Number).sort((one, other) => one - other);
  return times[Math.floor(times.length / 2)];
};
const answered = JSON.parse(readFileSync(figures, 'utf8')).items.map((item) =>
  [item.code, item.counted.numerator, item.counted.denominator, item.beside.numerator, item.beside.denominator].join('|'),
);
const asked = readFileSync(rows, 'utf8').trim().split('\n');
// A target that counts nobody has no row.
const differing = answered.filter((line) => !asked.includes(line) && !line.endsWith('|0|0|0|0'));
console.log(differing.length === 0 ? `  all ${answered.length} targets are equal` : `  DIFFERENT: ${differing.join(' ')}\n  by hand: ${asked.join(' ')}`);
const [ours, theirs] = [median(product), median(shell)];
console.log(`  product ${ours.toFixed(1)} ms, by hand ${theirs.toFixed(1)} ms, ratio ${(ours / theirs).toFixed(2)}`);
