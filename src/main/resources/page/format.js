// Figures as text. A figure that is not known is a dash.

const DASH = '–';

const known = value => typeof value === 'number' && Number.isFinite(value);

/** A number with three figures that count, or whole from 100 on: 0.412, 12.3, 1,284. */
export function number(value) {
  if (!known(value)) {
    return DASH;
  }
  const size = Math.abs(value);
  const digits = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return value.toLocaleString('en', {maximumFractionDigits: digits});
}

/** A time in ms, as ms, seconds or minutes. */
export function time(milliseconds) {
  if (!known(milliseconds)) {
    return DASH;
  }
  if (milliseconds < 999.5) {
    return `${Math.round(milliseconds)} ms`;
  }
  return milliseconds < 60000 ? `${number(milliseconds / 1000)} s` : `${number(milliseconds / 60000)} min`;
}

/** A share from 0 to 1 in percent. Only what is all is 100 %, only what is none is 0 %. */
export function percent(share) {
  if (!known(share)) {
    return DASH;
  }
  const value = share * 100;
  if (value > 99.99 && value < 100) {
    return 'over 99.99 %';
  }
  if (value > 0 && value < 0.01) {
    return 'under 0.01 %';
  }
  return `${value.toLocaleString('en', {maximumFractionDigits: value < 1 || value > 99 ? 2 : value < 10 ? 1 : 0})} %`;
}

/** A value of an objective in its unit. */
export function inUnit(value, unit) {
  if (!known(value)) {
    return DASH;
  }
  return unit === 'seconds' ? time(value * 1000) : unit === 'share' ? percent(value) : number(value);
}

/** US dollars: cents, or smaller where it is less than a dollar. */
export function dollars(amount) {
  if (!known(amount)) {
    return DASH;
  }
  return `$${amount.toLocaleString('en', {minimumFractionDigits: 2, maximumFractionDigits: amount < 1 ? 4 : 2})}`;
}

/** The time of day of an ISO 8601 moment, in the reader's time zone. */
export function clock(moment, seconds = false) {
  const options = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(seconds ? {second: '2-digit'} : {})};
  return new Date(moment).toLocaleTimeString('en', options);
}
