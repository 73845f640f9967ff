import { ACTUAL_PROBLEMS } from './actual-problems.ts';
import { EXERCISE_PROBLEMS } from './exercise-problems.ts';
import { IMPORT_MAP_PROBLEMS } from './import-map-problems.ts';
import { IMPORT_PROBLEMS } from './import-problems.ts';
import { IMPORT_TABLE_PROBLEMS } from './import-table-problems.ts';
import { NOTICE_PROBLEMS } from './notice-problems.ts';
import { OUTPUT_PROBLEMS } from './output-problems.ts';
import { OWNERSHIP_PROBLEMS } from './ownership-problems.ts';
import { QUICK_PROBLEMS } from './quick-problems.ts';
import { READINESS_PROBLEMS } from './readiness-problems.ts';
import { ROAD_PROBLEMS } from './road-problems.ts';
import { STOCK_PROBLEMS } from './stock-problems.ts';

export interface ProblemSection {
  readonly title: string;
  readonly about: string;
  /** Code -> [cause, what to do]. */
  readonly codes: Readonly<Record<string, readonly [string, string]>>;
}

/**
 * Every problem code of the readers and the use cases. A code that starts with TABLE stands for one of each table (its
 * file's name without ending) and of `operation`, for operation.yaml; NOUN for what an id should name.
 */
export const PROBLEM_CATALOGUE: readonly ProblemSection[] = [
  {
    title: 'Cells of any table, and settings',
    about:
      'TABLE is the name of the file without its ending, or `operation` for operation.yaml: `places.not-a-number`, `operation.not-a-number`.',
    codes: {
      'TABLE.missing-value': [
        'A cell or setting that must be filled is empty.',
        'Fill it in; what is not known can only be left out where the format allows it.',
      ],
      'TABLE.not-a-number': [
        'The text is no plain decimal number.',
        'Plain digits with a point for decimals; no thousands marks, units, or signs such as ~.',
      ],
      'TABLE.not-whole': ['A count has decimals.', 'Round it, and say so in the column assumption.'],
      'TABLE.not-exact': [
        'More decimals than whole grams, cubic centimetres, seconds and so on can hold.',
        'Write fewer decimals.',
      ],
      'TABLE.negative': ['An amount is below zero.', 'Write it without a sign.'],
      'TABLE.too-large': ['A number is larger than anything of its kind.', 'Check its unit.'],
      'TABLE.out-of-range': [
        'A number lies outside the range of its kind.',
        'Check the unit; for positions, that latitude and longitude are not exchanged.',
      ],
      'TABLE.range-order': [
        'The low figure is above, or the high figure below, the best one.',
        'Put them in order.',
      ],
      'TABLE.range-without-best': [
        'A range has ends but no figure to plan with.',
        'Fill in the figure to plan with; nothing is averaged for you.',
      ],
      'TABLE.not-a-date': [
        'No date that exists, as YYYY-MM-DD.',
        'Year, month, day, with two digits for month and day.',
      ],
      'TABLE.not-an-instant': ['No ISO 8601 instant or date.', 'Write it like 2024-05-06T05:00:00Z.'],
      'TABLE.no-zone': ['A time of day without a zone.', 'Add Z for UTC or an offset such as +03:00.'],
      'TABLE.implausible-date': ['A date before 1950 or after 2099.', 'Check the year.'],
      'TABLE.far-date': [
        'Warning: a date more than three years away from the horizon, which nothing would use.',
        'Check the year.',
      ],
      'TABLE.dates-reversed': ['An end lies before its start.', 'Exchange them, or leave the end empty.'],
      'TABLE.bad-hours': [
        'Opening hours cannot be read; the problem names the character.',
        'Write hours like "Su-Th 08:00-16:00; Fr 09:00-12:00", "24/7" or "closed".',
      ],
      'TABLE.bad-id': [
        'An id with spaces or signs that ids must not have, or of more than 80 characters.',
        'Letters, digits and . _ : / + @ - only; the problem names a character that nobody can see.',
      ],
      'TABLE.bad-url': ['No http or https address.', 'Copy it from the browser, or leave it out.'],
      'TABLE.bad-list': [
        'A list in a cell cannot be read.',
        'Divide its parts by semicolons, each as the column says.',
      ],
      'TABLE.bad-line': [
        'No WKT LINESTRING in degrees.',
        'Copy the line as WKT from a map program with EPSG:4326.',
      ],
      'TABLE.bad-tag': ['No name of an OSM tag.', 'Lower case letters, digits, _ and :.'],
      'TABLE.unknown-word': ['A word that is none of those allowed.', 'Use one of the listed words.'],
      'TABLE.unknown-language': ['No language code.', 'Two-letter codes such as en, ar.'],
      'TABLE.unknown-time-zone': ['No time zone of the bundled data.', 'An IANA name such as Asia/Gaza.'],
      'TABLE.too-long': ['A text is too long.', 'Shorten it; put the rest into the note of the source.'],
      'TABLE.bad-characters': ['A text holds control characters.', 'Type it again by hand.'],
    },
  },
  {
    title: 'Rows and columns of any table',
    about: 'TABLE as above.',
    codes: {
      'TABLE.missing-column': ['A column that the table needs is not there.', 'Add it.'],
      'TABLE.unknown-column': [
        'Warning: a column is not known and left out.',
        'Rename it if it was meant to count.',
      ],
      'TABLE.duplicate-column': ['Two columns mean the same.', 'Delete or rename one.'],
      'TABLE.too-many-cells': [
        'A row has more cells than the header.',
        'Put text that holds commas into double quotes.',
      ],
      'TABLE.duplicate-row': ['Two rows are the same.', 'Delete one; if both are meant, give each an id.'],
      'TABLE.duplicate-id': [
        'An id is taken: by another row of the table, of another table of facts, or (places) by an area. Ids that differ only in Unicode form are the same.',
        'Give the row another id.',
      ],
      'TABLE.similar-id': [
        'Warning: two ids differ only in case or letter form.',
        'Check that they are two things.',
      ],
      'TABLE.unknown-NOUN': [
        'An id names a source, place, area, good, need, road, link or user that is not there: `people.unknown-place`.',
        'Add it to its file or correct the id.',
      ],
    },
  },
  {
    title: 'GeoJSON tables',
    about: 'TABLE is areas, access, or a table that stands in GeoJSON.',
    codes: {
      'TABLE.not-features': [
        'The file is no FeatureCollection, or a feature is none.',
        'Export the layer again as GeoJSON.',
      ],
      'TABLE.wrong-crs': ['The coordinates are not in WGS84 degrees.', 'Export with EPSG:4326.'],
      'TABLE.unsupported-geometry': [
        'A geometry of a kind that does not belong here.',
        'Areas: polygons. Access: polygons, a point with radius_m, or no geometry and ids. Places: points.',
      ],
      'TABLE.bad-position': [
        'A position is no pair of longitude and latitude.',
        'Export with EPSG:4326; longitude comes first.',
      ],
      'TABLE.bad-ring': [
        'A ring is open, too short, without area, or too long.',
        'Draw it again, or simplify it.',
      ],
      'TABLE.ring-crosses': ['A ring crosses itself. For areas a warning.', 'Draw it without loops.'],
      'TABLE.party-status-dropped': [
        'Warning: a property tells who holds or claims a place.',
        'It is not read. Store the effect and its source.',
      ],
    },
  },
  {
    title: 'Files',
    about: 'Before any meaning is looked for.',
    codes: {
      'file.missing': [
        'operation.yaml, sources or places is not there.',
        'Add it; docs/formats.md shows an example.',
      ],
      'file.unknown': ['Warning: a file is not known and left out.', 'Rename it if it was meant to count.'],
      'file.twice': [
        'A table is there in two forms, as CSV, workbook or GeoJSON.',
        'Keep the one that is right.',
      ],
      'file.too-large': [
        'A file is larger than any operation needs.',
        'Keep only what concerns the operation; simplify outlines.',
      ],
      'file.too-many-rows': ['More rows than any operation needs.', 'Keep only those of this operation.'],
      'file.row-too-large': [
        'A row has too many columns or a cell is too long.',
        'Look for a missing quote or line end.',
      ],
      'file.not-utf8': ['The bytes are no UTF-8, or hold zero bytes.', 'Save the file as UTF-8.'],
      'file.no-header': ['The file is empty.', 'Write the column names, or delete the file.'],
      'file.not-commas': ['The cells are divided by semicolons or tabs.', 'Save it with commas.'],
      'file.csv-broken': [
        'A double quote is stray or never closed.',
        'Write quotes inside a cell twice, and the cell in quotes.',
      ],
      'file.bad-workbook': [
        'The workbook cannot be opened, or must not be: encrypted, broken, too large inside.',
        'Save it again, or as CSV UTF-8.',
      ],
      'file.error-cell': ['A formula of the workbook failed.', 'Correct it, or leave the cell empty.'],
      'file.not-json': ['The file is no JSON.', 'Export it again.'],
      'file.not-yaml': [
        'The file is no plain YAML map; anchors, aliases and tags are refused.',
        'Check indentation, colons and quotes in the line.',
      ],
      'file.too-deep': ['JSON nested deeper than any operation needs.', 'Export it again.'],
      'file.too-many-values': [
        'JSON with more values, or keys in one object, than any operation needs.',
        'Keep only what concerns the operation; simplify outlines.',
      ],
      'file.duplicate-key': [
        'An object of the JSON holds a key twice; programs differ in which they read.',
        'Keep one of the two.',
      ],
      'file.more-problems': [
        'More problems of one kind in one file than are listed (200).',
        'Correct those listed; very likely they share one cause.',
      ],
    },
  },
  {
    title: 'operation.yaml',
    about: 'Beside the cells above.',
    codes: {
      'operation.unknown-key': ['A setting is not known.', 'Correct or delete it.'],
      'operation.not-a-value': [
        'A group of settings stands where one value belongs.',
        'Write one value behind the colon.',
      ],
      'operation.bad-horizon': [
        'The horizon is reversed, longer than 400 days, or touches a date that the zone skipped.',
        'Check first and last.',
      ],
      'operation.as-of-after-horizon': ['as_of leaves no day to plan.', 'Move the horizon or as_of.'],
      'operation.convoy-size': ['max_vehicles is below min_vehicles.', 'Raise one or lower the other.'],
      'operation.folder-not-readable': [
        'The operation folder is not there or cannot be read.',
        'Give the path of an operation folder.',
      ],
      'operation.file-not-readable': [
        'A file of the folder is a link, a folder, a device, or may not be read.',
        'Replace it by a copy of the file itself, and see that you may read it.',
      ],
      'operation.file-too-large': [
        'A file of the folder is too large to be read at all.',
        'Cut the extract to the area of the operation.',
      ],
    },
  },
  {
    title: 'Single tables',
    about: 'What only one table can get wrong.',
    codes: {
      'access.shape': [
        'A feature has no geometry, roads or links, or several of them.',
        'One of them; make it several features.',
      ],
      'access.radius': [
        'A point without radius_m, or radius_m without a point.',
        'Say how far around the point it reaches.',
      ],
      'access.not-of-kind': [
        'slow_factor, permit or risk_per_hour with another kind.',
        'Leave it empty, or make it two features.',
      ],
      'access.word-dropped': [
        'Warning: a text calls a place or way safe; the word is dropped.',
        'Store what is shut or slow and who says so.',
      ],
      'places.far-from-roads': [
        'Warning: a place without a link lies farther from every road than rules.roads.snap_max_m. Nothing can drive there (R10).',
        'Check lat and lon; name the way in links.csv, or raise the rule.',
      ],
      'places.position-differs': [
        'In places.geojson the properties lat and lon say another position than the point.',
        'Delete them if the point is right; move the point if they are.',
      ],
      'places.word-dropped': [
        'Warning: a name calls the place safe; the word is dropped.',
        'Use the name people there use.',
      ],
      'asks.half-answered': [
        'answer without answered_at, or the other way round.',
        'Say what was answered and when.',
      ],
      'capacity.says-nothing': [
        'A row states neither trucks, people nor hours.',
        'Fill one in or delete the row.',
      ],
      'conversions.wrong-target': [
        'A conversion does not lead to people or to pack.',
        'Write it for the other direction.',
      ],
      'conversions.subject': ['A conversion of people names a good.', 'Leave subject empty.'],
      'TABLE.no-conversion': [
        'Warning: stock or arrivals counted in a unit that nothing leads from to packs. No plan uses them.',
        'Count in packs, or say in conversions.csv how many packs one is.',
      ],
      'fleet.no-way': [
        'Warning: vehicles that use no road of the map have a home at which no link of their mode ends: they can go nowhere.',
        'Name their ways in links.csv, or correct mode or home.',
      ],
      'fleet.gross-below-payload': [
        'The laden weight is not above the payload.',
        'Give the weight of vehicle and load together.',
      ],
      'flows.same-place': [
        'Origin and destination are the same, or both outside.',
        'Name where people come from or go.',
      ],
      'goods.wrong-unit': [
        'A good gives a need in a unit that does not convert into its.',
        "Use the need's unit.",
      ],
      'goods.bad-amount': [
        'What a pack gives is zero or no whole number of the small unit.',
        'Correct the amount, or leave out the need.',
      ],
      'goods.duplicate-need': ['A good names a need twice.', 'Add the amounts up.'],
      'goods.periods-do-not-divide': [
        'A good serves needs whose periods do not divide into each other (R19).',
        'Change period_days in needs.csv.',
      ],
      'links.same-place': ['A link leads from a place to itself.', 'Name the other end.'],
      'needs.beyond-counting': [
        'The amount for all people over the whole horizon is too large to be counted exactly.',
        'Check the amount, the number of people and the conversions to people.',
      ],
      'needs.basis-mismatch': [
        'The basis does not fit the kind.',
        'flow: person_day, person_period. durable: person, household.',
      ],
      'needs.floor-above-amount': [
        'The amount is 0 or the floor above it.',
        'Exchange the two if they were mixed up.',
      ],
      'needs.period-of-durable': ['A durable need has a period.', 'Leave it empty, or make the need a flow.'],
      'people.subject': [
        'A count names neither place nor area, or both.',
        'Name one; write two rows if both were counted.',
      ],
      'road_edits.duplicate-road': [
        'A geometry for a road that is there already.',
        'Give the new track an id of its own.',
      ],
      'road_edits.not-joined': [
        'Warning: a new track meets no road.',
        'Use the exact coordinates of the junction, or rules.roads.join_m.',
      ],
      'road_edits.no-effect': [
        'Warning: nothing reads the tag.',
        'Use a tag that is read, or access.geojson.',
      ],
    },
  },
  READINESS_PROBLEMS,
  NOTICE_PROBLEMS,
  OWNERSHIP_PROBLEMS,
  ACTUAL_PROBLEMS,
  STOCK_PROBLEMS,
  ROAD_PROBLEMS,
  IMPORT_MAP_PROBLEMS,
  IMPORT_TABLE_PROBLEMS,
  IMPORT_PROBLEMS,
  EXERCISE_PROBLEMS,
  QUICK_PROBLEMS,
  OUTPUT_PROBLEMS,
  {
    title: 'Plans and commands',
    about: 'Beside the operation.',
    codes: {
      'plan.unknown-key': [
        'A plan file holds a key that the format does not know.',
        'Use the file as `plan` wrote it.',
      ],
      'plan.wrong-shape': [
        'A plan file lacks something or holds it in another form; column is the JSON path.',
        'Use the file as `plan` wrote it.',
      ],
      'plan.file-not-readable': [
        'The plan file is not there or cannot be read.',
        'Give the path of plan.json.',
      ],
      'explain.unknown-place': ['No place has this id.', 'Use an id of places.csv.'],
    },
  },
];
