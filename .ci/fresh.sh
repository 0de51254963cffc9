# Part of ./bootstrap, which reads it for `./bootstrap fresh`: tries this checkout on a bare Debian.
# shellcheck shell=bash disable=SC2154  # bootstrap sets release, missing and fresh_folder

fresh_process=  # what works in fresh_folder

# A hash over the committed files that decide how a bare machine is set up.
setup_hash() {
  git ls-tree -r HEAD | awk -F '\t' '
    $2 == "bootstrap" || $2 == "packages.txt" || $2 == "CMakePresets.json" || $2 == ".ci/bare_root" || $2 == ".ci/fresh.sh" ||
    $2 ~ /^cmake\// || $2 ~ /(^|\/)CMakeLists\.txt$/' | sha256sum | cut -d ' ' -f 1
}

# Whether `fresh RELEASE` passed with the set-up files as they are in HEAD.
is_proven() { [ "$(awk -v release="$1" '$1 == release { print $2 }' .ci/fresh)" = "$(setup_hash)" ]; }

# Records in .ci/fresh that `fresh RELEASE` passed with these set-up files; the lines of other releases stay.
record_proof() {
  local lines
  lines=$(grep -v "^$1 " .ci/fresh || true)
  printf '%s\n' "$lines" "$1 $(setup_hash)" >.ci/fresh
}

# The mirror of this machine's apt, where that is Debian's.
mirror() {
  if [ -n "${COADOPT_MIRROR:-}" ]; then echo "$COADOPT_MIRROR"; return; fi
  local found=
  if grep -qs '^ID=debian$' /etc/os-release; then
    # shellcheck disable=SC2016  # apt fills in these variables
    found=$(apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
      awk -v own="$release" '($1 == own || $1 == "stable" || $1 == "testing") && $2 == "main" && $3 ~ /^(https?|file):/ && !found++ { print $3 }')
  fi
  if [ -z "$found" ]; then
    echo "bootstrap: this machine's apt names no Debian mirror. Name one in COADOPT_MIRROR." >&2
    return 1
  fi
  echo "$found"
}

install_debootstrap() {
  missing=()
  local command
  for command in debootstrap unshare; do
    if ! PATH=$PATH:/usr/sbin:/sbin command -v "$command" >/dev/null; then missing+=("${command/unshare/util-linux}"); fi
  done
  install_missing
}

# in_fresh_root RELEASE COMMAND: its output goes to a log; the stages are shown.
in_fresh_root() {
  local from log=$PWD/build/fresh-$1.log code=0 free
  local need=4000000  # kB, for packages, sources and the build
  if [ "$2" = test ]; then need=8000000; fi
  from=$(mirror)
  fresh_folder=$(mktemp -d "${TMPDIR:-/var/tmp}/coadopt-fresh-XXXXXX")
  free=$(df -k --output=avail "$fresh_folder" | tail -n 1)
  if [ "$free" -lt "$need" ]; then
    echo "bootstrap: $fresh_folder has $((free / 1000)) MB free; a bare root needs $((need / 1000)) MB." \
      "Name another folder in TMPDIR." >&2
    return 1
  fi
  git clone -q --no-hardlinks . "$fresh_folder/checkout"
  # The namespaces end with their first process, and with them every mount and process in them.
  as_root sh -c 'echo $$ >"$1/process"; shift; exec "$@"' _ "$fresh_folder" \
    env "PATH=$PATH:/usr/sbin:/sbin" unshare --mount --pid --fork --kill-child --mount-proc \
    "$PWD/.ci/bare_root" "$fresh_folder" "$1" "$from" "$2" >"$log" 2>&1 </dev/null &
  fresh_process=$!
  tail -n +1 -f --pid="$fresh_process" "$log" 2>/dev/null | grep -a --line-buffered '^== ' &
  wait "$fresh_process" || code=$?
  fresh_process=
  wait  # for what is left of the log
  if [ "$code" -ne 0 ]; then
    tail -n 40 "$log"
    echo "bootstrap: \`./bootstrap $2\` failed on a bare $1 (exit $code). The whole log: $log" >&2
    return 1
  fi
}

# Ends and removes what a fresh run has left, however it ended.
clean_fresh() {
  trap '' INT TERM HUP
  if [ -n "$fresh_process" ] && [ -s "$fresh_folder/process" ]; then
    as_root kill -KILL "$(cat "$fresh_folder/process")" 2>/dev/null || true
    wait
  fi
  local try
  for try in 1 2 3 4 5; do  # its last processes may still be ending
    if as_root rm -rf --one-file-system "$fresh_folder"; then return; fi
    sleep "$try"
  done
}

# act_fresh [--if-changed] [RELEASE] [COMMAND]
act_fresh() {
  local if_changed=
  if [ "${1:-}" = --if-changed ]; then if_changed=yes && shift; fi
  local tried=${1:-bookworm} command=${2:-run}
  case "$tried" in
    bookworm | trixie) ;;
    *) echo "bootstrap: fresh tries bookworm or trixie, not $tried" >&2; return 2 ;;
  esac
  if [ -n "$if_changed" ] && is_proven "$tried"; then
    echo "bootstrap: a run on a bare $tried has passed with these set-up files"
    return
  fi
  if [ -n "$(git status --porcelain)" ]; then
    echo "WARNING: uncommitted changes are not tried: this tries $(git rev-parse --short HEAD)" >&2
  fi
  run_stage "debootstrap" install_debootstrap
  run_stage "./bootstrap $command on a bare $tried" in_fresh_root "$tried" "$command"
  say "./bootstrap $command passed on a bare $tried in $((SECONDS / 60)) min $((SECONDS % 60)) s"
  if [ "$command" = run ] && [ -z "$if_changed" ]; then
    record_proof "$tried"
    echo "recorded in .ci/fresh: commit that file"
  fi
}
