import { mount } from "svelte";
// `App.svelte` is the README's snippet, which the test writes here.
import App from "./App.svelte";

mount(App, { target: document.body });
