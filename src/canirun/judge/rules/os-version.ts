/** Layer "os-version": Windows containers must fit the host's build. */
import type { Attempt, Check, Remedy } from './check.js';
import { said } from '../../said.js';

const SOURCE =
  'https://learn.microsoft.com/virtualization/windowscontainers/deploy-containers/version-compatibility';

/** Tags of Microsoft's base images by build (mcr.microsoft.com/windows/servercore). */
const TAGS: readonly (readonly [build: number, tag: string, name: string])[] = [
  [14393, 'ltsc2016', 'Windows Server 2016'],
  [17763, 'ltsc2019', 'Windows Server 2019'],
  [20348, 'ltsc2022', 'Windows Server 2022'],
  [26100, 'ltsc2025', 'Windows Server 2025'],
];

/** Compares the Windows version of the image with the host's; nothing to say for other images. */
export function checkOsVersion({ way, choice, image, host }: Attempt): readonly Check[] {
  if (way.os !== 'windows' || (choice.kind !== 'os-version' && choice.kind !== 'fits')) return [];
  const wanted = choice.platform.osVersion;
  const isolation = way.row.kernel === 'host' ? 'process' : 'hyper-v';
  // The way is one of Windows, so that is what an unnamed host runs.
  const on = `${host.os?.name ?? 'Windows'}${host.os?.osVersion ? ` (${host.os.osVersion})` : ''}`;
  if (choice.kind === 'fits')
    return [
      {
        layer: 'kernel',
        blocker: 'os-version',
        ok: true,
        text:
          wanted === undefined
            ? said('why.windows.takes-any', { os: on, isolation })
            : said('why.windows.takes', { version: wanted, os: on, isolation }),
        source: SOURCE,
      },
    ];
  return [
    {
      layer: 'kernel',
      blocker: 'os-version',
      ok: false,
      text: said('why.windows.refuses', { version: wanted ?? '', os: on, isolation }),
      source: SOURCE,
      remedies: [...upgrades(wanted, host), ...otherTag(image.name, host, image)],
    },
  ];
}

function build(version: string | undefined): number | undefined {
  const part = version?.split('.')[2];
  return part === undefined ? undefined : Number(part);
}

/** A newer Windows of the same kind takes a newer image. */
function upgrades(wanted: string | undefined, host: Attempt['host']): readonly Remedy[] {
  const os = host.os;
  const imageBuild = build(wanted);
  const hostBuild = build(os?.osVersion);
  if (!os || imageBuild === undefined || hostBuild === undefined || imageBuild <= hostBuild)
    return [];
  const server = os.product !== 'windows';
  const next = server
    ? { name: 'Windows Server 2025', version: '2025', osVersion: '10.0.26100' }
    : { name: 'Windows 11', version: '11', feature: '24H2', osVersion: '10.0.26100' };
  return [
    { text: said('fix.upgrade-to', { os: next.name }), host: { ...host, os: { ...os, ...next } } },
  ];
}

/** Microsoft's own base images carry the Windows version in their tag. */
function otherTag(name: string, host: Attempt['host'], image: Attempt['image']): readonly Remedy[] {
  const base = /^(mcr\.microsoft\.com\/windows\/(?:servercore|nanoserver|server)):ltsc20\d\d$/.exec(
    name,
  );
  const hostBuild = build(host.os?.osVersion);
  const fitting = TAGS.findLast(([tagBuild]) => tagBuild <= (hostBuild ?? 0));
  if (!base?.[1] || !fitting) return [];
  const [tagBuild, tag, os] = fitting;
  const other = `${base[1]}:${tag}`;
  const platform = { os: 'windows', architecture: 'amd64', osVersion: `10.0.${tagBuild}` };
  return [
    {
      text: said('fix.image-for', { os }),
      command: `docker pull ${other}`,
      image: { ...image, name: other, entries: [{ platform }] },
    },
  ];
}
