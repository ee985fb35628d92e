import { StrictMode, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import type { WhichFirstElement } from "which-first";
// `quiz.tsx` is the README's snippet, which the test writes here.
import { Quiz } from "./quiz.js";

/** The README's quiz, and one whose start the app cancels, and that it styles and removes. */
function App() {
  const [theme, setTheme] = useState<"light" | "dark">("light");
  const [shown, setShown] = useState(true);
  const [refused, setRefused] = useState(0);
  const own = useRef<WhichFirstElement>(null);
  return (
    <main>
      <section id="readme">
        <Quiz />
      </section>
      <button id="dark" onClick={() => setTheme("dark")}>
        Dark
      </button>
      <button id="gone" onClick={() => setShown(false)}>
        Gone
      </button>
      <output id="refused">
        {refused} {own.current?.theme}
      </output>
      {shown && (
        <which-first
          id="own"
          ref={own}
          theme={theme}
          keep="none"
          frame={false}
          onwf-start={(event) => {
            event.preventDefault();
            setRefused((before) => before + 1);
          }}
        />
      )}
    </main>
  );
}

createRoot(document.querySelector("#root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
