/**
 * Sets `data-pointer` on the surface as a pointer moves over it, and removes it with each tap or key. After a tap the next
 * item appears under a pointer that rests: its answer there is not to look as if it were chosen.
 * @param {HTMLElement} surface the element's `.wf`; further calls have no effect
 */
export const followPointer = (surface) => {
  for (const type of ["click", "keydown"]) surface.addEventListener(type, onAct);
  surface.addEventListener("pointermove", onMove);
};

/** @param {Event} event */
const onAct = ({ currentTarget }) => {
  delete (/** @type {HTMLElement} */ (currentTarget).dataset.pointer);
};

/** @param {PointerEvent} event */
const onMove = ({ currentTarget, movementX, movementY }) => {
  // Some browsers send an event without a movement once the page under the pointer has changed.
  if (movementX || movementY) /** @type {HTMLElement} */ (currentTarget).dataset.pointer = "";
};
