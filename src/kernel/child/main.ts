/** The kernel process: it runs the cells of one notebook. */
import { Socket } from "node:net";
import { dirname, extname, join, sep } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { jsonLineReader } from "../json-lines.ts";
import { settingsVariable, type KernelSettings, type Message, type Requests } from "../protocol.ts";
import { followChildProcesses } from "./child-processes.ts";
import { Channel } from "./channel.ts";
import { withoutTypes } from "./compile/types.ts";
import { installStackTraces } from "./errors/stack.ts";
import { installGlobals } from "./globals.ts";
import { type InterruptMessage, SharedState } from "./shared-state.ts";
import { callLater } from "./kernel-timers.ts";
import { Kernel } from "./kernel.ts";
import { installLibraryGlobals, libraryNames } from "./library-globals.ts";
import { ModuleHooks } from "./modules/hooks.ts";
import { listenForGood } from "./process-events.ts";
import { captureStreams } from "./streams.ts";
import { makeTimersInterruptible } from "./timers.ts";

const requestsFd = 3;
/** The first use of Node's type stripping takes long: with no cell to run, it is made beforehand. */
const warmUpMs = 100;
const entry = fileURLToPath(import.meta.url);
const settings = JSON.parse(process.env[settingsVariable] ?? "{}") as KernelSettings;
delete process.env[settingsVariable];
const shippedModules = settings.modules ?? {
  arquero: join(dirname(entry), "../modules/arquero/index.js"),
  carrybook: join(dirname(entry), "../modules/carrybook/index.js"),
};

const shared = new SharedState();
const channel = new Channel(shared);
const kernel = new Kernel(settings, channel, shared);

function startControlThread(): void {
  const file = new URL(`./control${extname(entry)}`, import.meta.url);
  const worker = new Worker(file, {
    name: "Carrybook control",
    workerData: shared.buffer,
    resourceLimits: { maxOldGenerationSizeMb: 32 },
  });
  worker.on("message", (message: InterruptMessage) => kernel.interrupt(message));
  worker.on("error", (error) => {
    throw error;
  });
}

function watchProcess(): void {
  listenForGood("uncaughtException", kernel.lateError);
  listenForGood("unhandledRejection", kernel.lateError);
  // Ctrl+C on a terminal is the client's to act on.
  listenForGood("SIGINT", () => undefined);
  listenForGood("exit", (code) => {
    channel.send({ type: "exiting", code: Number(code) });
    channel.close();
  });
}

function listen(): void {
  const requests = new Socket({ fd: requestsFd, readable: true, writable: false });
  requests.on(
    "data",
    jsonLineReader<Message<Requests>>((message) => kernel.handle(message)),
  );
  requests.on("close", () => process.kill(process.pid, "SIGKILL"));
}

startControlThread();
const hooks = new ModuleHooks({ folder: settings.folder, modules: shippedModules });
installStackTraces({
  scripts: kernel.scripts,
  folder: settings.folder,
  // Built, the library lies beside the kernel: an error that it throws is the cell's.
  kernelFolder: join(dirname(dirname(entry)), sep),
  fileSource: hooks.fileSource,
});
captureStreams((name, text) => {
  const run = kernel.run();
  if (run) kernel.output.stream(run, name, text);
});
installGlobals({ output: kernel.output, inputs: kernel.inputs, run: kernel.run, folder: settings.folder });
const library = shippedModules["carrybook"];
if (library !== undefined) installLibraryGlobals(library, settings.libraryNames ?? libraryNames(library));
makeTimersInterruptible(kernel.lateError);
followChildProcesses({ flush: channel.flush, run: kernel.run });
hooks.register();
watchProcess();
listen();
channel.send({ type: "ready", node: process.versions.node });
callLater(() => void withoutTypes(""), warmUpMs);
