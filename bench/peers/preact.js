import { render } from "preact";
export { useEffect, useRef, useState } from "preact/hooks";

export const mount = render;
