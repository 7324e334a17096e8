/** `npx tsx test/bench/chart.ts [results.json]`: writes docs/benchmark.svg and docs/benchmark.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notesOf, pageOf } from './page';
import { plotsOf } from './plots';
import { RESULTS, type Figures } from './record';
import { svgOf } from './svg';

const DOCS = join(__dirname, '..', '..', 'docs');

const figures = JSON.parse(readFileSync(process.argv[2] ?? RESULTS, 'utf8')) as Figures;
writeFileSync(join(DOCS, 'benchmark.svg'), svgOf(plotsOf(figures), notesOf(figures)));
writeFileSync(join(DOCS, 'benchmark.md'), pageOf(figures));
console.log('docs/benchmark.svg and docs/benchmark.md are written');
