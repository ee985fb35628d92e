// `quiz.tsx` is the README's snippet, which the test writes here.
import { Quiz } from "./quiz";

export default function Page() {
  return (
    <main>
      <h1>An app</h1>
      <Quiz />
    </main>
  );
}
