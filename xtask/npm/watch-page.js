// Instruments a page for the bench: runs before the page's own scripts. Times are in milliseconds since the
// start of the navigation, unless another start is named.
//
//   watched.card    { at, x, y }: when the first card was painted, and the position of one of its buttons
//   watched.item    when the first item was painted and could be answered
//   watched.tasks() { long, blocking, first }: the number of long tasks so far, their time beyond 50 ms each,
//                   and the number of them before the first card
//   watched.answer(n)  { x, y }: the position of the n-th answer to the current item, modulo their number
//   watched.tap()   { changed, painted, at }: from the last click until the next question is in the page, and
//                   until the end of the frame that painted it; and when that was
//   watched.memory()   bytes of all wasm memories
(selectors) => {
  /** All visible matches, also in the shadow root of the quiz. */
  const visible = (css) => {
    const roots = [document, ...[...document.querySelectorAll("which-first")].map((quiz) => quiz.shadowRoot)];
    const matches = roots.flatMap((root) => [...(root?.querySelectorAll(css) ?? [])]);
    return matches.filter((element) => element.getBoundingClientRect().height);
  };
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const nextTask = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
  const painted = async () => {
    await nextFrame();
    await nextTask();
    return performance.now();
  };
  const waitFor = async (css, count = 1) => {
    let found = visible(css);
    while (found.length < count) {
      if (performance.now() > 60000) throw new Error(`there is no ${css}`);
      await nextFrame();
      found = visible(css);
    }
    return found[0];
  };
  const centre = (element) => {
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };

  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });

  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      const { memory } = (result.instance ?? result).exports;
      if (memory) memories.push(memory);
      return result;
    };
  }

  let tap;
  addEventListener("click", ({ timeStamp }) => {
    const question = () => visible(selectors.question)[0]?.textContent;
    const before = question();
    tap = (async () => {
      while (question() === before && !visible(selectors.result).length) {
        if (performance.now() - timeStamp > 10000) throw new Error("a tap changes nothing");
        await nextTask();
      }
      const changed = performance.now() - timeStamp;
      const at = await painted();
      return { changed, painted: at - timeStamp, at };
    })();
  }, true);

  const card = (async () => {
    const vote = await waitFor(selectors.vote, selectors.votes);
    return { at: await painted(), ...centre(vote) };
  })();
  const item = card.then(() => waitFor(selectors.answer)).then(painted);
  self.watched = {
    card,
    item,
    tasks: async () => {
      const { at } = await card;
      const blocking = tasks.reduce((sum, { duration }) => sum + duration - 50, 0);
      return { long: tasks.length, blocking, first: tasks.filter(({ startTime }) => startTime < at).length };
    },
    answer: (n) => {
      const answers = visible(selectors.answer);
      return centre(answers[n % answers.length]);
    },
    tap: () => tap,
    memory: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  };
};
