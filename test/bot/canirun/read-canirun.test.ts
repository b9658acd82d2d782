import { describe, expect, test } from '@jest/globals';
import { readCanirun, type CanirunReading } from '../../../src/bot/canirun/read-canirun.js';
import { familiarReference, parseReference } from '../../../src/canirun/reference/reference.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

const parts = await shippedCanirun();
const read = (text: string): CanirunReading => readCanirun(text, parts, ['build-server']);

/** `image on host`, the image as people write it, `[platform]` where one was demanded. */
function short(text: string): string {
  const reading = read(text);
  switch (reading.kind) {
    case 'pairs': {
      const [first] = reading.pairs;
      if (first === undefined) return 'nothing';
      const parsed = parseReference(first.image);
      if (parsed.kind === 'bad-reference') return `${first.image} | ${first.host}`;
      const platform = parsed.platform === undefined ? '' : ` [${parsed.platform}]`;
      return `${familiarReference(parsed.reference)}${platform} | ${first.host}`;
    }
    case 'list':
      return `${reading.list.images.map(({ image }) => image).join(', ')} | ${reading.host}`;
    case 'file-wanted':
      return `file? | ${reading.host}`;
    case 'nothing':
      return 'nothing';
  }
}

const HEX = '0123456789abcdef'.repeat(4);

describe.each([
  [
    'docker run',
    [
      ['docker run -p 80:80 nginx ubuntu 22.04', 'nginx | ubuntu 22.04'],
      [
        'docker run -d --name web -p 8080:80 -v "$PWD":/usr/share/nginx/html:ro nginx:alpine raspberry pi 4',
        'nginx:alpine | raspberry pi 4',
      ],
      ['docker run --rm -it redis:7 on macbook m2', 'redis:7 | macbook m2'],
      [
        'docker run -dp 3306:3306 --restart unless-stopped mysql:8 windows 11',
        'mysql:8 | windows 11',
      ],
      ['docker run -p8080:80 -v/srv:/srv -m512m httpd:2.4 debian 12', 'httpd:2.4 | debian 12'],
      ['docker raspberry pi 4', 'docker | raspberry pi 4'],
      ['docker run -it ubuntu bash on raspberry pi 4', 'ubuntu | raspberry pi 4'],
    ],
  ],
  [
    'prompts, sudo and variables before it',
    [
      ['sudo docker run nginx debian 12', 'nginx | debian 12'],
      ['$ docker pull nginx:1.27 raspberry pi 5', 'nginx:1.27 | raspberry pi 5'],
      ['# docker pull postgres:16 on debian 12', 'postgres:16 | debian 12'],
      ['sudo -E docker run --rm hello-world raspberry pi zero', 'hello-world | raspberry pi zero'],
      [
        'PS C:\\> docker pull mcr.microsoft.com/windows/nanoserver:ltsc2022 windows server 2019',
        'mcr.microsoft.com/windows/nanoserver:ltsc2022 | windows server 2019',
      ],
      [
        'pi@raspberrypi:~ $ DOCKER_BUILDKIT=1 docker run alpine raspberry pi 4',
        'alpine | raspberry pi 4',
      ],
    ],
  ],
  [
    'other docker commands',
    [
      [
        'docker pull ghcr.io/home-assistant/home-assistant:stable raspberry pi 3',
        'ghcr.io/home-assistant/home-assistant:stable | raspberry pi 3',
      ],
      ['docker image pull alpine:3.20 synology ds218+', 'alpine:3.20 | synology ds218+'],
      ['docker container create --name x busybox windows 10', 'busybox | windows 10'],
      ['docker manifest inspect mongo:7 raspberry pi 4', 'mongo:7 | raspberry pi 4'],
      [
        'docker buildx imagetools inspect node:22-alpine on raspberry pi zero',
        'node:22-alpine | raspberry pi zero',
      ],
      ['docker -H tcp://10.0.0.1 --context x run nginx debian 12', 'nginx | debian 12'],
    ],
  ],
  [
    'services and projects',
    [
      [
        'docker service create --name web --replicas 3 -p 80:80 nginx ubuntu 22.04',
        'nginx | ubuntu 22.04',
      ],
      ['docker service update --image redis:7.4 cache on debian 12', 'redis:7.4 | debian 12'],
      ['docker compose up -d on raspberry pi 4', 'file? | raspberry pi 4'],
      ['docker-compose up windows 11', 'file? | windows 11'],
      ['docker stack deploy -c docker-compose.yml shop', 'file? | '],
    ],
  ],
  [
    'podman',
    [
      ['podman run --rm -it docker.io/library/alpine:3.20 fedora 41', 'alpine:3.20 | fedora 41'],
      ['podman pull quay.io/podman/hello rhel 9', 'quay.io/podman/hello | rhel 9'],
      ['podman run --pod web -d nginx:alpine on almalinux 9', 'nginx:alpine | almalinux 9'],
      [
        'podman create --name db -e POSTGRES_PASSWORD=x postgres:16 debian 12',
        'postgres:16 | debian 12',
      ],
      [
        'sudo podman run --privileged --network host ghcr.io/owner/app:1.2 fedora 40',
        'ghcr.io/owner/app:1.2 | fedora 40',
      ],
    ],
  ],
  [
    'other engines and inspectors',
    [
      ['nerdctl run -d -p 8080:80 nginx:alpine ubuntu 24.04', 'nginx:alpine | ubuntu 24.04'],
      ['ctr -n k8s.io images pull docker.io/library/redis:7 debian 12', 'redis:7 | debian 12'],
      [
        'crictl pull registry.k8s.io/pause:3.9 ubuntu 22.04',
        'registry.k8s.io/pause:3.9 | ubuntu 22.04',
      ],
      [
        'skopeo inspect --raw docker://quay.io/prometheus/node-exporter:latest raspberry pi 4',
        'quay.io/prometheus/node-exporter | raspberry pi 4',
      ],
      ['crane manifest ghcr.io/owner/app:2 on macbook m3', 'ghcr.io/owner/app:2 | macbook m3'],
    ],
  ],
  [
    'kubectl',
    [
      ['kubectl run web --image=nginx ubuntu 22.04', 'nginx | ubuntu 22.04'],
      [
        'kubectl run -it --rm dbg --image=busybox:1.36 --restart=Never -- sh on raspberry pi 4',
        'busybox:1.36 | raspberry pi 4',
      ],
      [
        'kubectl create deployment web --image=nginx:1.27 --replicas=3 on debian 12',
        'nginx:1.27 | debian 12',
      ],
      [
        'kubectl -n shop set image deployment/web web=nginx:1.27 ubuntu 24.04',
        'nginx:1.27 | ubuntu 24.04',
      ],
      [
        'kubectl run web --image nginx:alpine --port=80 raspberry pi 3',
        'nginx:alpine | raspberry pi 3',
      ],
      ['kubectl run --image=nginx debian 12', 'nginx | debian 12'],
    ],
  ],
  [
    'quoted options',
    [
      ['docker run -e "A=b c" nginx ubuntu 22.04', 'nginx | ubuntu 22.04'],
      ['docker run -e \'A=b on c\' -e "D=e f" nginx debian 12', 'nginx | debian 12'],
      ['docker run --label "x=y on z" nginx on debian 12', 'nginx | debian 12'],
      ['docker run --entrypoint "/bin/sh -c" alpine:3.20 windows 11', 'alpine:3.20 | windows 11'],
      [
        'docker run -v "/my data:/data" --env-file=./a.env postgres:16 raspberry pi 4',
        'postgres:16 | raspberry pi 4',
      ],
      ['docker run --platform linux/arm64 nginx on macbook m1', 'nginx [linux/arm64] | macbook m1'],
      [
        'docker run --platform=linux/amd64 "mysql:5.7" raspberry pi 4',
        'mysql:5.7 [linux/amd64] | raspberry pi 4',
      ],
    ],
  ],
  [
    'bold and code',
    [
      ['**nginx:alpine** on **raspberry pi 4**', 'nginx:alpine | raspberry pi 4'],
      ['`nginx` on windows 7', 'nginx | windows 7'],
      ['`nginx:alpine` `raspberry pi 4`', 'nginx:alpine | raspberry pi 4'],
      ['*redis:7* on *ubuntu 22.04*', 'redis:7 | ubuntu 22.04'],
      ['__postgres:16__ debian 12', 'postgres:16 | debian 12'],
      ['`docker run -p 80:80 nginx` on raspberry pi 4', 'nginx | raspberry pi 4'],
      ['**`mongo:7`** raspberry pi 4', 'mongo:7 | raspberry pi 4'],
    ],
  ],
  [
    'links',
    [
      ['[nginx](https://hub.docker.com/_/nginx) raspberry pi 4', 'nginx | raspberry pi 4'],
      ['<https://hub.docker.com/_/nginx|nginx> on debian 12', 'nginx | debian 12'],
      ['<https://hub.docker.com/r/bitnami/redis> on windows 11', 'bitnami/redis | windows 11'],
      [
        '[home assistant](https://github.com/home-assistant/core/pkgs/container/home-assistant) on raspberry pi 3',
        'ghcr.io/home-assistant/home-assistant | raspberry pi 3',
      ],
      ['[`redis:7`](https://hub.docker.com/_/redis) ubuntu 24.04', 'redis:7 | ubuntu 24.04'],
      [
        'nginx on [Raspberry Pi 4](https://www.raspberrypi.com/products/raspberry-pi-4-model-b/)',
        'nginx | Raspberry Pi 4',
      ],
    ],
  ],
  [
    'comments',
    [
      ['nginx ubuntu 22.04 # the web server', 'nginx | ubuntu 22.04'],
      ['redis:7 on raspberry pi 4 // cache', 'redis:7 | raspberry pi 4'],
      ['docker run nginx   # listens on port 80', 'nginx | '],
      ['nginx:alpine windows 11    # works?', 'nginx:alpine | windows 11'],
      ['docker pull nginx:alpine  # small one\nraspberry pi 4', 'nginx:alpine | raspberry pi 4'],
    ],
  ],
  [
    "Docker Hub's hosts",
    [
      ['registry-1.docker.io/library/nginx ubuntu 22.04', 'nginx | ubuntu 22.04'],
      ['index.docker.io/library/redis:7 on debian 12', 'redis:7 | debian 12'],
      ['registry.hub.docker.com/library/alpine windows 11', 'alpine | windows 11'],
      ['docker.io/nginx:alpine raspberry pi 4', 'nginx:alpine | raspberry pi 4'],
      [
        'https://registry-1.docker.io/v2/library/nginx/manifests/1.27 debian 12',
        'nginx:1.27 | debian 12',
      ],
    ],
  ],
  [
    'capitals in tags',
    [
      [
        'minio/minio:RELEASE.2025-04-22T22-12-26Z raspberry pi 4',
        'minio/minio:RELEASE.2025-04-22T22-12-26Z | raspberry pi 4',
      ],
      [
        'docker pull quay.io/minio/minio:RELEASE.2024-01-01T00-00-00Z on debian 12',
        'quay.io/minio/minio:RELEASE.2024-01-01T00-00-00Z | debian 12',
      ],
      ['ghcr.io/owner/app:V1 debian 12', 'ghcr.io/owner/app:V1 | debian 12'],
      ['gitlab/gitlab-ce:RC windows 11', 'gitlab/gitlab-ce:RC | windows 11'],
      ['nginx:ALPINE on debian 12', 'nginx:ALPINE | debian 12'],
    ],
  ],
  [
    'pages',
    [
      ['https://hub.docker.com/_/nginx on raspberry pi 4', 'nginx | raspberry pi 4'],
      ['https://hub.docker.com/r/bitnami/redis/tags debian 12', 'bitnami/redis | debian 12'],
      [
        'https://quay.io/repository/prometheus/node-exporter?tab=tags&tag=v1.8.2 raspberry pi 4',
        'quay.io/prometheus/node-exporter:v1.8.2 | raspberry pi 4',
      ],
      [
        'https://github.com/home-assistant/core/pkgs/container/home-assistant raspberry pi 3',
        'ghcr.io/home-assistant/home-assistant | raspberry pi 3',
      ],
      [
        'https://hub.docker.com/layers/library/nginx/1.27/images/sha256-0 debian 12',
        'nginx:1.27 | debian 12',
      ],
    ],
  ],
  [
    'digests',
    [
      [`nginx@sha256:${HEX} ubuntu 22.04`, `nginx@sha256:${HEX} | ubuntu 22.04`],
      [`nginx:1.27@sha256:${HEX} on debian 12`, `nginx:1.27@sha256:${HEX} | debian 12`],
      [`docker pull nginx@sha256:${HEX} raspberry pi 4`, `nginx@sha256:${HEX} | raspberry pi 4`],
      [`ghcr.io/o/a@sha256:${HEX} on pi 4`, `ghcr.io/o/a@sha256:${HEX} | pi 4`],
      [`docker run -d redis:7@sha256:${HEX} windows 11`, `redis:7@sha256:${HEX} | windows 11`],
    ],
  ],
  [
    'lines of files',
    [
      ['FROM nginx:alpine on raspberry pi 4', 'nginx:alpine | raspberry pi 4'],
      [
        'FROM --platform=linux/amd64 node:22 AS build macbook m2',
        'node:22 [linux/amd64] | macbook m2',
      ],
      ['image: redis:7 debian 12', 'redis:7 | debian 12'],
      ['- image: "postgres:16" on windows 11', 'postgres:16 | windows 11'],
      ['image: nginx:alpine ubuntu 24.04  # web', 'nginx:alpine | ubuntu 24.04'],
    ],
  ],
  [
    'the host first',
    [
      ['raspberry pi zero nginx', 'nginx | raspberry pi zero'],
      ['windows 7 nginx:alpine', 'nginx:alpine | windows 7'],
      ['ubuntu 22.04 mongo:7', 'mongo:7 | ubuntu 22.04'],
      ['ubuntu nginx', 'nginx | ubuntu'],
      [
        'synology ds218+ ghcr.io/home-assistant/home-assistant:stable',
        'ghcr.io/home-assistant/home-assistant:stable | synology ds218+',
      ],
      ['build-server postgres:16', 'postgres:16 | build-server'],
      ['macbook m2: docker run mysql:5.7', 'mysql:5.7 | macbook m2'],
    ],
  ],
  [
    'systems in the place of the image',
    [
      ['windows 11 on macbook m1', 'windows 11 vm | macbook m1'],
      ['windows 11 macbook m1', 'windows 11 vm | macbook m1'],
      ['windows server 2022 on proxmox', 'windows server 2022 vm | proxmox'],
      ['macos sonoma on windows 11', 'macos sonoma vm | windows 11'],
      ['ubuntu 24.04 on windows 11', 'ubuntu:24.04 | windows 11'],
      ['debian bookworm on synology ds218+', 'debian:bookworm | synology ds218+'],
    ],
  ],
  [
    'several lines',
    [
      [
        'docker run -d \\\n  -p 80:80 \\\n  nginx:alpine\nraspberry pi 4',
        'nginx:alpine | raspberry pi 4',
      ],
      [
        '```sh\ndocker run -d \\\n  --name web nginx\n```\non raspberry pi 4',
        'nginx | raspberry pi 4',
      ],
      ['raspberry pi 4\n$ docker pull nginx:alpine', 'nginx:alpine | raspberry pi 4'],
      ['docker run `\n  -d nginx\nwindows 11', 'nginx | windows 11'],
      [
        'on raspberry pi 4\ndocker pull nginx:alpine\ndocker pull redis:7\n',
        'nginx:alpine, redis:7 | raspberry pi 4',
      ],
    ],
  ],
] as const)('%s', (_kind, cases) => {
  test.each(cases.map(([text, expected]) => [text, expected] as const))('%s', (text, expected) => {
    expect(short(text)).toBe(expected);
  });
});

test('where both readings make sense, the other one is offered', () => {
  for (const text of [
    'raspberry pi zero nginx',
    'ubuntu 24.04 on windows 11',
    'ubuntu on wsl on windows 11',
  ]) {
    const reading = read(text);
    expect(reading.kind === 'pairs' ? reading.pairs.length : 0).toBeGreaterThan(1);
  }
});
