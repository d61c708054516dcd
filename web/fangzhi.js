import { compile, spawn } from "./program.js";
export { compile, spawn };
