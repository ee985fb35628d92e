import { WhichFirst } from "which-first/react";

/** A server component with the quiz itself. */
export default function Page() {
  return (
    <main>
      <WhichFirst theme="light" keep="none" className="quiz" style={{ display: "block" }} />
    </main>
  );
}
