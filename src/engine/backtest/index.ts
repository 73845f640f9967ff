export { type Morning, type ScoredArrival, scoreArrivals } from './score-arrivals.ts';
export { type HorizonScore, sumScores } from './sum-scores.ts';
export { isCounted, weighCounts } from './weigh-counts.ts';
