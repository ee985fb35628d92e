import { mount } from "svelte";
import Quiz from "./Quiz.svelte";
import "./style.css";

mount(Quiz, { target: document.getElementById("quiz") });
