import { listZipParts, type ZipPart } from '../zip-directory.ts';
import { type NumberFormats, readNumberFormats } from './number-formats.ts';
import { readSharedTexts } from './shared-texts.ts';
import { readPart, WorkbookError } from './workbook-part.ts';

/** A workbook whose sheets can be read; nothing of them is inflated yet. */
export interface OpenWorkbook {
  readonly sheets: readonly WorkbookSheet[];
  /** The texts that cells name by number. */
  readonly sharedTexts: readonly string[];
  readonly formats: NumberFormats;
  /** True where days are counted from 1904. */
  readonly from1904: boolean;
}

export interface WorkbookSheet {
  readonly name: string;
  /** Not shown to who opens the workbook. */
  readonly hidden: boolean;
  readonly part: ZipPart;
}

/** Opens a workbook by ISO 29500 (Office Open XML). Throws `WorkbookError`. */
export function openWorkbook(bytes: Uint8Array): OpenWorkbook {
  const parts = listZipParts(bytes);
  if (typeof parts === 'string') throw new WorkbookError(parts);
  const byName = new Map(parts.map((part) => [part.name, part]));
  const root = listRelations(byName, '_rels/.rels', '').find(({ type }) => type === 'officeDocument');
  const main = byName.get(root?.target ?? 'xl/workbook.xml');
  if (main === undefined) throw new WorkbookError('a zip that holds no workbook');
  const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
  const relations = listRelations(byName, `${folder}_rels/${main.name.slice(folder.length)}.rels`, folder);
  const partOf = (kind: string): ZipPart | undefined => {
    const found = relations.find(({ type }) => type === kind);
    return found && byName.get(found.target);
  };

  const sheets: WorkbookSheet[] = [];
  let from1904 = false;
  readPart(main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes()['date1904'] ?? '');
      if (name !== 'sheet') return;
      const { name: title = '', ...others } = attributes();
      const link = Object.entries(others).find(([key]) => key.endsWith(':id'))?.[1];
      const relation = relations.find(({ id }) => id === link);
      const part = relation && byName.get(relation.target);
      // A chart may stand in the list of sheets too.
      if (relation?.type === 'worksheet' && part !== undefined)
        sheets.push({ name: title, hidden: /hidden/i.test(others['state'] ?? ''), part });
    },
  });
  const texts = partOf('sharedStrings');
  const styles = partOf('styles');
  return {
    sheets,
    sharedTexts: texts === undefined ? [] : readSharedTexts(texts),
    formats: readNumberFormats(styles),
    from1904,
  };
}

interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`. */
  readonly type: string;
  /** Name of the part. */
  readonly target: string;
}

function listRelations(parts: ReadonlyMap<string, ZipPart>, name: string, folder: string): Relation[] {
  const part = parts.get(name);
  const relations: Relation[] = [];
  if (part === undefined) return relations;
  readPart(part, {
    open: (element, attributes) => {
      if (element !== 'Relationship') return;
      const { Id: id = '', Type: type = '', Target: target = '' } = attributes();
      const path = target.startsWith('/') ? target.slice(1) : folder + target;
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: path });
    },
  });
  return relations;
}
