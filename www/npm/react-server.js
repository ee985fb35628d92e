// Stands in for the package in React server components, which send no script to the browser: without an error the
// element would never be defined.
export class WhichFirstElement {}

export const define = () => {};

throw new Error(
  "which-first runs in the browser, but a server component has imported it. " +
    'Import { WhichFirst } from "which-first/react", which works in server components, ' +
    'or import "which-first" in a file that begins with "use client".',
);
