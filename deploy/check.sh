#!/usr/bin/env bash
# Checks deploy/ as far as this machine allows, and says at the end what it left out.
#   deploy/check.sh                              everything
#   deploy/check.sh kubernetes unit              some parts: image, other-platform, running, kubernetes, unit, compose, roles
#   NODE_IMAGE=localhost/base deploy/check.sh    builds from another base (a manifest of both architectures), where
#                                                registries cannot be reached
# PODMAN_OPTIONS and RUN_OPTIONS go to podman, BUILD_OPTIONS to buildah: where containers run inside a container,
# PODMAN_OPTIONS="--runtime runc --cgroup-manager=cgroupfs --events-backend=file" and
# RUN_OPTIONS="--network=none --ulimit nofile=1024:2048 --ulimit nproc=1024:1024" get far.
# Needs nothing of the machine that it does not look for first; writes to containers' storage and a temporary folder only.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
left_out=()
trap 'rm -rf "$work"; pod rm -f quaymaster-check >/dev/null 2>&1 || true' EXIT

pod() { podman "${podman_options[@]}" "$@"; }
has() { command -v "$1" >/dev/null; }
say() { printf '%s\n' "$*"; }
leave_out() { left_out+=("$1"); }

# Storage and isolation that also work inside another container.
read -ra build_options <<<"${BUILD_OPTIONS:---isolation=chroot --network=host}"
read -ra run_options <<<"${RUN_OPTIONS:-}"
read -ra podman_options <<<"${PODMAN_OPTIONS:-}"
export STORAGE_DRIVER="${STORAGE_DRIVER:-vfs}"

build() { # platform, tag
  local base=()
  [ -z "${NODE_IMAGE:-}" ] || base=(--build-arg "NODE_IMAGE=$NODE_IMAGE" --pull-never)
  buildah build "${build_options[@]}" "${base[@]}" --platform "$1" -t "$2" -f deploy/Containerfile . >"$work/build.log" 2>&1 ||
    { tail -30 "$work/build.log"; say "The image for $1 does not build."; exit 1; }
}

check_image() {
  build linux/amd64 localhost/quaymaster-check
  say "ok    the image builds for linux/amd64"
  local user
  user=$(buildah inspect --type image --format '{{.OCIv1.Config.User}}' localhost/quaymaster-check)
  [ "$user" = 10001:10001 ] || { say "The image runs as '$user'."; exit 1; }
  say "ok    it runs as $user"
}

# Packages with machine code must be the target's, not the building machine's.
check_other_platform() {
  build linux/arm64 localhost/quaymaster-check-arm64
  local container mounted
  container=$(buildah from --pull-never localhost/quaymaster-check-arm64)
  mounted=$(buildah mount "$container")
  find "$mounted/app/node_modules" -name '*.node' >"$work/arm64"
  buildah rm "$container" >/dev/null
  grep -q 'linux-arm64' "$work/arm64" || { say "No machine code for arm64."; exit 1; }
  ! grep -q 'linux-x64' "$work/arm64" || { say "Machine code of amd64 in the image for arm64."; exit 1; }
  say "ok    the image builds for linux/arm64, with arm64's machine code"
}

ask() { pod exec quaymaster-check node -e "fetch('http://127.0.0.1:4141$1').then(async (a) => console.log(a.status, await a.text()))"; }

check_running() {
  pod run -d --name quaymaster-check "${run_options[@]}" --read-only --tmpfs /tmp --cap-drop=ALL \
    --security-opt=no-new-privileges -e WEB_TOKEN=only-for-this-check localhost/quaymaster-check >"$work/run.log" 2>&1 ||
    { cat "$work/run.log"; leave_out "running the image: podman cannot run containers here"; return; }
  for _ in $(seq 60); do
    ask /readyz >"$work/ready" 2>/dev/null && grep -q '^200' "$work/ready" && break
    sleep 1
  done
  grep -q '^200' "$work/ready" || { pod logs quaymaster-check; say "It does not become ready."; exit 1; }
  say "ok    with a read-only root, no capabilities and no root: /readyz says $(cat "$work/ready")"
  say "ok    /healthz says $(ask /healthz)"
  pod exec quaymaster-check sh -c '! touch /app/x 2>/dev/null && touch /data/x' || { say "What may be written is not /data alone."; exit 1; }
  say "ok    /data can be written, /app cannot"
  pod stop -t 30 quaymaster-check >/dev/null
  local status
  status=$(pod inspect --format '{{.State.ExitCode}}' quaymaster-check)
  [ "$status" = 0 ] || { say "It ends with $status on SIGTERM."; exit 1; }
  say "ok    SIGTERM ends it with 0"
}

check_kubernetes() {
  cp -r deploy/kubernetes "$work/kubernetes"
  cp "$work/kubernetes/secrets.env.example" "$work/kubernetes/secrets.env"
  if ! has kubectl; then leave_out "rendering the Kubernetes manifests: no kubectl"; return; fi
  kubectl kustomize "$work/kubernetes" >"$work/manifests.yaml"
  say "ok    kustomize renders $(grep -c '^kind:' "$work/manifests.yaml") manifests"
  if has kubeconform; then
    kubeconform -strict -summary "$work/manifests.yaml"
  else leave_out "the manifests' schemas: no kubeconform"; fi
}

check_unit() {
  sed "s#/usr/bin/node#$(command -v node)#; s#/opt/quaymaster#$PWD#" deploy/systemd/quaymaster.service >"$work/quaymaster.service"
  systemd-analyze verify --man=no "$work/quaymaster.service" 2>"$work/verify" || true
  ! grep quaymaster.service "$work/verify" || exit 1
  say "ok    systemd takes the unit"
  if systemd-analyze security --help 2>&1 | grep -q -- --offline; then
    systemd-analyze security --offline=true "$work/quaymaster.service" | tail -1
  else leave_out "the unit's exposure: this systemd-analyze has no security --offline"; fi
}

check_compose() {
  if has docker && docker compose version >/dev/null 2>&1; then
    sed 's/=$/=x/' deploy/.env.example >"$work/env"
    cp -r deploy "$work/compose" && cp "$work/env" "$work/compose/.env"
    docker compose --env-file "$work/env" -f "$work/compose/compose.yaml" config --quiet
    say "ok    docker compose takes the file"
  else leave_out "the compose file: no docker compose"; fi
}

# The script that makes the database's roles, against a PostgreSQL that the caller names: PGHOST, PGPORT, PGUSER.
check_roles() {
  if [ -z "${PGHOST:-}" ]; then leave_out "the database's roles: no PGHOST"; return; fi
  POSTGRES_USER="${PGUSER:-postgres}" QUAYMASTER_PASSWORD="it's" QUAYMASTER_OWNER_PASSWORD=x deploy/postgres/roles.sh >/dev/null
  say "ok    the database's roles can be made"
}

check() {
  case "$1" in
    image) if has buildah; then check_image; else leave_out "building the image: no buildah"; fi ;;
    other-platform) if has buildah; then check_other_platform; else leave_out "building for arm64: no buildah"; fi ;;
    running) if has buildah && has podman; then check_running; else leave_out "running the image: no podman"; fi ;;
    kubernetes) check_kubernetes ;;
    unit) if has systemd-analyze; then check_unit; else leave_out "the systemd unit: no systemd-analyze"; fi ;;
    compose) check_compose ;;
    roles) check_roles ;;
    *) say "There is no part called $1."; exit 2 ;;
  esac
}

for part in "${@:-image other-platform running kubernetes unit compose roles}"; do
  for one in $part; do check "$one"; done
done
leave_out "a real cluster, PostgreSQL from the compose file, a boot with systemd: nothing here tries these"
for what in "${left_out[@]}"; do say "left out  $what"; done
