import { build } from "./run/build.ts";

await build();
