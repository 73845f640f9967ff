/**
 * The planning rules where operation.yaml is silent, as they would be written there. Each that is used is listed in the
 * plan as an assumption. "Field" is a figure found in a handbook or report; all others are assumptions of the product.
 */
export const DEFAULT_RULES = {
  // Assumption: a single vehicle may travel; operations under threat set 2.
  'convoy.min_vehicles': '1',
  // Assumption: beyond this a convoy can hardly be kept together; logistics guides name a leader from 5 vehicles on.
  'convoy.max_vehicles': '20',
  // Assumption: time for one convoy to clear the gate before the next.
  'convoy.headway_minutes': '15',
  // Assumption: more stops than this seldom fit into one day of daylight.
  'convoy.max_stops': '3',
  // Assumption: humanitarian convoys travel by daylight.
  'daylight.only': 'yes',
  // Assumption: off the road half an hour before dusk.
  'daylight.margin_minutes': '30',
  // Assumption: papers and inspection, once a convoy.
  'handling.loading_minutes': '30',
  // Assumption: a 10 t truck by hand takes longer, by fork-lift less.
  'handling.loading_minutes_per_vehicle': '20',
  // Assumption: papers and crowd arrangements, once a convoy.
  'handling.unloading_minutes': '30',
  // Assumption: as for loading.
  'handling.unloading_minutes_per_vehicle': '20',
  // Assumption: two vehicles side by side.
  'handling.default_bays': '2',
  // Assumption: fuel and rest between two movements of one vehicle.
  'duty.turnaround_minutes': '30',
  // Assumption. Field: notification rules of operations ask for 24 hours (emergency) to 48 hours (Yemen).
  lead_hours: '24',
  // Assumption: smaller loads draw a crowd that they cannot serve.
  orderly_minimum_kg: '500',
  // Assumption; household surveys of the country replace it.
  household_size: '5',
  // Assumption: head counts of displaced people change within two weeks.
  'stale_after_hours.people': '336',
  // Assumption: a stock count or a promised arrival of three days ago may have changed.
  'stale_after_hours.stock': '72',
  'stale_after_hours.arrivals': '72',
  'stale_after_hours.capacity': '72',
  // Assumption: vehicles are counted once a fortnight.
  'stale_after_hours.fleet': '336',
  // Assumption: a week after it was last driven a way may have changed.
  'stale_after_hours.links': '168',
  // Assumption: access is asked again every second day.
  'stale_after_hours.access': '48',
  // Assumption: a tenth of the figure for each time that passed without anybody looking.
  stale_widening: '0.1',
  // Assumption: another request and the trust it costs weigh as much as half a point of coverage.
  'notice.change_charge': '0.005',
  // Field: CARE emergency toolkit 5.3, a quarter more than the computed time.
  'roads.contingency': '1.25',
  // Assumption: positions of places are often off by some hundred metres.
  'roads.snap_max_m': '2000',
  // Assumption: walking pace of a truck on unmapped ground.
  'roads.snap_speed_kmh': '10',
  // Roads join only at equal coordinates unless the operation says otherwise.
  'roads.join_m': '0',
} as const;

/** km/h of a loaded truck by road class. Assumptions, below the speeds of cars; `maxspeed` lowers them further. */
export const DEFAULT_SPEEDS_KMH: Readonly<Record<string, number>> = {
  motorway: 80,
  motorway_link: 50,
  trunk: 70,
  trunk_link: 45,
  primary: 60,
  primary_link: 40,
  secondary: 50,
  secondary_link: 35,
  tertiary: 40,
  tertiary_link: 30,
  unclassified: 30,
  road: 30,
  residential: 25,
  living_street: 10,
  service: 15,
  track: 15,
  ferry: 15,
};

/** Travel time times this, by surface. Assumptions. */
export const DEFAULT_SURFACE_FACTORS: Readonly<Record<string, number>> = {
  compacted: 1.2,
  cobblestone: 1.4,
  dirt: 1.8,
  earth: 1.8,
  fine_gravel: 1.3,
  grass: 2.5,
  gravel: 1.5,
  ground: 1.8,
  mud: 3,
  pebblestone: 1.6,
  sand: 2.5,
  sett: 1.3,
  unpaved: 1.5,
};

/** The reason given for every rule on which operation.yaml is silent. */
export const DEFAULT_REASON = 'default of the product, not confirmed by the operation';
