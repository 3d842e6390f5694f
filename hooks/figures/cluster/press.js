/* A mark of the drawing that can be pressed. */

/** Let a mark be pressed: by pointer, Enter, or Space. @param {SVGElement} mark @param {() => void} act */
export function onPress(mark, act) {
  mark.addEventListener("click", act);
  mark.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      act();
    }
  });
}
