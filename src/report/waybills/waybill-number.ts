import { sha256 } from '../../base/index.ts';

/** No I, L, O and U, which are taken for 1, 1, 0 and V when a number is read out. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five signs that tell papers of one plan from those of another; the same plan has the same. */
export function computePlanCode(planBytes: Uint8Array): string {
  return [...sha256(planBytes).subarray(0, 5)].map((byte) => SIGNS[byte % 32]).join('');
}

/** `K7Q2M-0042-83`: the plan, the waybill counted from 1, and two digits that give away a slip of the pen. */
export function formatWaybillNumber(planCode: string, count: number): string {
  const body = `${planCode}${String(count).padStart(4, '0')}`;
  return `${planCode}-${body.slice(planCode.length)}-${computeCheckDigits(body)}`;
}

/** True where the last two digits fit the rest: one wrong sign, or two exchanged, never do (ISO 7064, MOD 97-10). */
export function isWaybillNumber(text: string): boolean {
  const match = /^([0-9A-HJKMNP-TV-Z]{5})-(\d{4,})-(\d\d)$/.exec(text);
  return match !== null && computeCheckDigits(match[1]! + match[2]!) === match[3];
}

function computeCheckDigits(body: string): string {
  const rest = [...`${body}00`].reduce((sum, sign) => {
    const value = Number.parseInt(sign, 36);
    return (sum * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
  return String(98 - rest).padStart(2, '0');
}
