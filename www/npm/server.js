// Server-side rendering has no `HTMLElement`. The element's class extends an empty class there, so that it
// can be imported; it is never instantiated.
const Base = globalThis.HTMLElement ?? class {};

export { Base as HTMLElement };
