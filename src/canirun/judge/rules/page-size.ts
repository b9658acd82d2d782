/** Layer "page-size": programs built for small memory pages stop on kernels with larger ones. */
import type { Host } from '../../hosts/host.js';
import type { Attempt, Check, Remedy } from './check.js';
import { said } from '../../said.js';
import { needCheck } from './need-check.js';

/** Compares what the image was built for with the kernel's page size. */
export function checkPageSize(attempt: Attempt): readonly Check[] {
  const { way, host } = attempt;
  return attempt.needs.flatMap((need) => {
    if (need.needs.kind !== 'page-size') return [];
    const fits = way.pageSize <= need.needs.largest;
    const finding = said('found.pages', { size: way.pageSize / 1024 });
    const check = needCheck(attempt, need, 'kernel', 'page-size', fits, finding);
    if (fits) return [check];
    return [{ ...check, remedies: [...(check.remedies ?? []), ...smallPages(host)] }];
  });
}

/** The Raspberry Pi 5 has a second kernel with 4 KiB pages (raspberrypi/documentation, config_txt/boot). */
function smallPages(host: Host): readonly Remedy[] {
  if (host.pageSize !== 16384 || host.os?.product !== 'raspberry-pi-os') return [];
  return [
    {
      text: said('fix.small-pages'),
      command: 'echo "kernel=kernel8.img" | sudo tee -a /boot/firmware/config.txt && sudo reboot',
      host: { ...host, pageSize: 4096 },
    },
  ];
}
