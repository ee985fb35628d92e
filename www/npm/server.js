// A server that renders pages has no elements. There the element extends this instead, so that it
// can be imported; it is never made.
const Base = globalThis.HTMLElement ?? class {};

export { Base as HTMLElement };
