import { createRoot } from "react-dom/client";
export { useEffect, useRef, useState } from "react";

export const mount = (component, root) => createRoot(root).render(component);
