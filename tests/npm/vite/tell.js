// The app's own handler of the quiz's events.
document.addEventListener("wf-complete", ({ target, detail }) => {
  const same = JSON.stringify(target.result) === JSON.stringify(detail);
  document.querySelector("#told").textContent = `${detail.verdict} ${same}`;
});
