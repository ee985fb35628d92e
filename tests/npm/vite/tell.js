// The app's own use of what the quiz tells.
document.addEventListener("which-first:complete", ({ target, detail }) => {
  const same = JSON.stringify(target.result) === JSON.stringify(detail);
  document.querySelector("#told").textContent = `${detail.verdict} ${same}`;
});
