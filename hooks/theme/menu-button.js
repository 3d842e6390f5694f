/* Makes the menu button of narrow screens a button: the theme has a label there, for a checkbox that no keyboard
   reaches. Without script, frame.css lets the keyboard reach the checkbox. */

export function makeMenuButton() {
  const label = document.querySelector('.md-header__button[for="__drawer"]');
  const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  if (!label || !drawer) {
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} site-menu-button`;
  button.setAttribute("aria-label", label.getAttribute("aria-label") ?? "");
  button.append(...label.childNodes);
  label.replaceWith(button);

  const tell = () => button.setAttribute("aria-expanded", String(drawer.checked));
  tell();
  drawer.addEventListener("change", tell);
  button.addEventListener("click", () => drawer.click());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) {
      drawer.click();
      button.focus();
    }
  });
}
