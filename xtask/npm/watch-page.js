// What a page is watched with: put in before anything else of it runs. Times are in milliseconds, from
// the beginning of the navigation where nothing else is said.
//
//   watched.card    { at, x, y } of a button of the first card, when it has been painted
//   watched.item    when the first item could be answered and had been painted
//   watched.tasks() { long, blocking, first }: long tasks so far, how much of them was beyond 50 ms, and
//                   how many of them there were before the first card
//   watched.answer(n)  where an answer to the item shown lies: the n-th, round and round
//   watched.tap()   { changed, painted, at }: from the last click to the next question in the page, and to
//                   the end of the frame that painted it; and when that was
//   watched.memory()   bytes of all wasm memories
(shown) => {
  /** The first that can be seen, also in the shadow of a custom element. */
  const all = (css) => {
    const roots = [document, ...[...document.querySelectorAll("which-first")].map((quiz) => quiz.shadowRoot)];
    const found = roots.flatMap((root) => [...(root?.querySelectorAll(css) ?? [])]);
    return found.filter((one) => one.getBoundingClientRect().height);
  };
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const soon = () => new Promise((next) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = next;
    port2.postMessage(0);
  });
  const painted = async () => {
    await frame();
    await soon();
    return performance.now();
  };
  const until = async (css, count = 1) => {
    let found = all(css);
    while (found.length < count) {
      if (performance.now() > 60000) throw new Error(`there is no ${css}`);
      await frame();
      found = all(css);
    }
    return found[0];
  };
  const middle = (one) => {
    one.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { left, top, width, height } = one.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };

  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });

  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      const { memory } = (made.instance ?? made).exports;
      if (memory) memories.push(memory);
      return made;
    };
  }

  let tap;
  addEventListener("click", ({ timeStamp }) => {
    const asked = () => all(shown.question)[0]?.textContent;
    const before = asked();
    tap = (async () => {
      while (asked() === before && !all(shown.result).length) {
        if (performance.now() - timeStamp > 10000) throw new Error("a tap changes nothing");
        await soon();
      }
      const changed = performance.now() - timeStamp;
      const at = await painted();
      return { changed, painted: at - timeStamp, at };
    })();
  }, true);

  const card = (async () => {
    const vote = await until(shown.vote, shown.votes);
    return { at: await painted(), ...middle(vote) };
  })();
  const item = card.then(() => until(shown.answer)).then(painted);
  self.watched = {
    card,
    item,
    tasks: async () => {
      const { at } = await card;
      const blocking = tasks.reduce((sum, { duration }) => sum + duration - 50, 0);
      return { long: tasks.length, blocking, first: tasks.filter(({ startTime }) => startTime < at).length };
    },
    answer: (n) => {
      const answers = all(shown.answer);
      return middle(answers[n % answers.length]);
    },
    tap: () => tap,
    memory: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  };
};
