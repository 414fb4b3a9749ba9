// A view's state as text for the address: what a person typed, never a key.

/** The longest state that is put into the address. Longer ones work in some browsers and are cut by others. */
export const LONGEST = 60000;

export function encoded(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  let binary = '';
  for (let from = 0; from < bytes.length; from += 8192) {
    binary += String.fromCharCode(...bytes.subarray(from, from + 8192));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The state; null if the text holds none. */
export function decoded(text) {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, character => character.charCodeAt(0));
    const state = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
    return typeof state === 'object' && state !== null && !Array.isArray(state) ? state : null;
  } catch {
    return null;
  }
}
