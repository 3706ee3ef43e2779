import type { Matter } from "../../embedded/matter.js";
import { createService, type Service } from "../../service/client.js";
import type { Settings } from "../../settings.js";

/** The service of this run, reached over HTTP in either case. */
export interface ChosenService {
  readonly service: Service;
  readonly close: () => Promise<void>;
}

/** Opens the service that the settings name; the embedded one, which needs a `matter`, is started first. */
export async function openService(settings: Settings, matter: Matter): Promise<ChosenService> {
  const choice = settings.service;
  if (choice.kind === "remote") {
    const { url, appCode, billed } = choice;
    const service = createService({
      origin: url,
      billed,
      ...(settings.proxy && { proxy: settings.proxy }),
      ...(appCode.kind === "given" && { appCode: appCode.value }),
    });
    return { service, close: service.close };
  }
  const { startEmbedded } = await import("../../embedded/embedded.js");
  const embedded = await startEmbedded(matter);
  const service = createService({ origin: embedded.origin, appCode: embedded.appCode, billed: false });
  const close = async () => {
    await service.close();
    await embedded.close();
  };
  return { service, close };
}
