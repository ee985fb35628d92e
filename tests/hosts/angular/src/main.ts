import { bootstrapApplication } from "@angular/platform-browser";
// `app.ts` is the README's snippet, which the test writes here.
import { App } from "./app";

bootstrapApplication(App).catch((error) => console.error(error));
