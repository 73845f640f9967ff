/** Words of the section on distribution points; part of the report's messages. */
export const DISTRIBUTION_MESSAGES = {
  'points.title': 'Distribution points',
  'points.lead':
    'How far the people who live farthest away walk, and how many come to one point. Standards: not farther than 5 km, 10 km where people live dispersed (CARE emergency toolkit 19.3.3; UNHCR Commodity Distribution 1997, 2.5: 10 km); one point for 20,000 people (both, for refugees in camps). Water points: 500 m (Sphere).',
  'points.known': 'The way is known for {known} of {all} sites; nothing is taken for the others.',
  'points.caption':
    'Points of which a way or a least delivery is stated, or to which more than 20,000 people come',
  'points.walk': 'Farthest way',
  'points.standard': 'Against the standard',
  'points.minimum': 'Least delivery',
  'points.within': 'within 5 km',
  'points.dispersed': 'over 5 km: only where people live dispersed',
  'points.beyond': 'over 10 km',
  'points.crowd': 'more than 20,000 people',
  'points.rule': '{mass} by rule',
  'terminal.walk':
    'Farthest way to a distribution point: {metres}, at {site}; known for {known} of {all} sites.',
} as const;
