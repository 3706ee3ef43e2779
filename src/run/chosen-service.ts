import type { Matter } from "../embedded/matter.js";
import { createService, type Service } from "../service/client.js";
import type { Settings } from "../settings.js";

/** The service of this run, reached over HTTP in either case. */
export interface ChosenService {
  readonly service: Service;
  readonly close: () => Promise<void>;
}

/**
 * What the manifest, the store and the ledger call a service: `embedded`, or its origin. With a model of one's own the
 * checksum's start and the preset belong to it, since another model makes other cutouts: `embedded+1a2b3c4d-isnet`.
 */
export function serviceIdentity(choice: Settings["service"]): string {
  if (choice.kind === "remote") return choice.url.origin;
  const { modelFile } = choice;
  if (modelFile.kind !== "local") return "embedded";
  const preset = modelFile.preset === undefined ? "" : `-${modelFile.preset}`;
  return `embedded+${modelFile.sha256.slice(0, 8)}${preset}`;
}

/** Whether the service is somebody else's, who is paid; also one that a tunnel brings to this machine. */
export function isRemote(choice: Settings["service"]): boolean {
  return choice.kind === "remote";
}

/** Opens the service that the settings name; the embedded one, which needs a `matter`, is started first. */
export async function openService(settings: Settings, matter: Matter): Promise<ChosenService> {
  const choice = settings.service;
  if (choice.kind === "remote") {
    const { url, appCode } = choice;
    const service = createService({
      origin: url,
      ...(settings.proxy && { proxy: settings.proxy }),
      ...(appCode.kind === "given" && { appCode: appCode.value }),
    });
    return { service, close: service.close };
  }
  const { startEmbedded } = await import("../embedded/embedded.js");
  const embedded = await startEmbedded(matter);
  const service = createService({ origin: embedded.origin, appCode: embedded.appCode });
  const close = async () => {
    await service.close();
    await embedded.close();
  };
  return { service, close };
}
