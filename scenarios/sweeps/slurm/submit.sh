#!/bin/bash
# Submits a sweep as a Slurm array and the merge that waits for it.
#
#   scenarios/sweeps/slurm/submit.sh EXPERIMENT SHARDS OUTPUT.h5 [options of sbatch for the array]
#
# For example, 16 tasks of 8 processors each:
#
#   scenarios/sweeps/slurm/submit.sh scenarios/sweeps/assumptions.toml 16 assumptions.h5 --cpus-per-task=8
#
# Before it submits anything, it checks the experiment with a dry run, which takes as long as one run, and compares
# SHARDS with the cluster's limit for arrays.
#
# In the environment: COADOPT, how to start the program; SETUP, a file to be read first in each task, such as one that
# loads modules; OPTIONS, more options of coadopt sweep; FOLDER, where shards go (OUTPUT.h5.shards); MERGE_OPTIONS,
# options of sbatch for the merge, which otherwise has the account, partition and quality of service of the array;
# CHECK=no, not to check the experiment, where the program cannot run on this machine. All paths must be on a file
# system that the nodes share; tasks start in the folder that this is started in. Submitting it again goes on with what
# is unfinished.
set -euo pipefail

fail() {
  echo "submit.sh: $1" >&2
  exit 2
}

if [ $# -lt 3 ]; then
  sed -n '2,20s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
experiment=$1 shards=$2 output=$3
shift 3
here=$(dirname "$(readlink -f "$0")")

[[ $shards =~ ^[0-9]{1,7}$ ]] || fail "SHARDS is \"$shards\". Write a whole number in digits, such as 16."
shards=$((10#$shards)) # 08 is eight, not an octal number
((shards >= 1 && shards <= 1000000)) || fail "SHARDS is $shards. Write a number from 1 to 1000000."

# All paths are written in full. A task's folder may be another one, and so may that of the merge.
[ -f "$experiment" ] || fail "there is no experiment file $experiment. Name one."
experiment=$(readlink -f "$experiment")
[ -d "$(dirname "$output")" ] || fail "there is no folder for $output. Make it, or name another output."
output=$(readlink -m "$output")
[ ! -e "$output" ] || fail "$output exists and would not be overwritten by the merge. Remove it, or name another output."
FOLDER=$(readlink -m "${FOLDER:-$output.shards}")
if [ -n "${SETUP:-}" ]; then
  [ -f "$SETUP" ] || fail "there is no file $SETUP, which SETUP names."
  SETUP=$(readlink -f "$SETUP") && export SETUP
fi
COADOPT=${COADOPT:-coadopt}
if [ -f "$COADOPT" ] && [ -x "$COADOPT" ]; then COADOPT=$(readlink -f "$COADOPT"); fi
export COADOPT

# Indices of an array go from 1 to SHARDS and must be below MaxArraySize.
limit=$(scontrol show config 2>/dev/null | sed -n 's/^MaxArraySize *= *\([0-9][0-9]*\).*/\1/p') || limit=""
limit=${limit:+$((10#$limit))} # 08 is eight here too
if [ -n "$limit" ] && ((shards >= limit)); then
  ((limit > 1)) || fail "this cluster allows no job arrays (MaxArraySize = $limit). Run coadopt sweep without them."
  fail "SHARDS is $shards, but this cluster allows at most $((limit - 1)) (MaxArraySize = $limit). Take fewer shards."
fi

# Does what a task would do, but for the runs, in a shell of its own, so that SETUP changes nothing here.
check() (
  set +eu
  if [ -n "$SETUP" ]; then . "$SETUP" || exit 126; fi
  set -f # COADOPT and OPTIONS may be several words, in which a * is no pattern
  # shellcheck disable=SC2086
  SLURM_CPUS_PER_TASK=1 $COADOPT sweep "$experiment" --shard "1/$shards" $OPTIONS --dry-run >&2
)
if [ "${CHECK:-yes}" != no ]; then
  code=0
  SETUP=${SETUP:-} OPTIONS=${OPTIONS:-} check || code=$?
  case $code in
    0) ;;
    126 | 127) fail "the program cannot be started here as \"$COADOPT\". Name it in COADOPT and what it needs in SETUP, \
or set CHECK=no where only the nodes have it. Nothing was submitted." ;;
    *) fail "the experiment cannot be run (code $code; the reason stands above). Nothing was submitted." ;;
  esac
fi

# Where a site asks for an account, it asks the merge too.
merge_options=()
if [ -n "${MERGE_OPTIONS:-}" ]; then
  read -ra merge_options <<<"$MERGE_OPTIONS"
else
  asked_by="" # the option before, which takes this word as its value, whatever that begins with
  for word in "$@"; do
    if [ -n "$asked_by" ]; then
      case $asked_by in
        --account | --partition | --qos | -A | -p | -q) merge_options+=("$asked_by" "$word") ;;
      esac
      asked_by=""
      continue
    fi
    case $word in
      --account=* | --partition=* | --qos=* | -A?* | -p?* | -q?*) merge_options+=("$word") ;;
      --*=* | -[!-]?*) ;; # the value is in it
      # Options without a value, or with one after = only.
      --contiguous | --exclusive | --get-user-env | --help | --hold | --ignore-pbs | --kill-on-invalid-dep | --nice | --no-kill | \
        --no-requeue | --overcommit | --oversubscribe | --parsable | --propagate | --quiet | --reboot | --requeue | \
        --spread-job | --test-only | --usage | --use-min-nodes | --verbose | --version | --wait) ;;
      -[hHIkOQsuvVW]) ;;
      -?*) asked_by=$word ;;
    esac
  done
fi

export EXPERIMENT=$experiment SHARDS=$shards OUTPUT=$output FOLDER
mkdir -p "$FOLDER"
logs=${FOLDER//%/%%} # sbatch replaces %A and the like in names of logs

array=$(sbatch --parsable --export=ALL --array="1-$shards" --chdir="$PWD" --output="$logs/%x-%A-%a.log" \
  "$@" "$here/array.sh")
merge=$(sbatch --parsable --export=ALL --dependency="afterok:${array%%;*}" --kill-on-invalid-dep=yes --chdir="$PWD" \
  --output="$logs/%x-%j.log" ${merge_options[@]+"${merge_options[@]}"} "$here/merge.sh") || {
  echo "submit.sh: array $array is submitted, but its merge is not. When all its tasks are done, run:" >&2
  printf '  FOLDER=%q SHARDS=%q OUTPUT=%q COADOPT=%q %q\n' "$FOLDER" "$shards" "$output" "$COADOPT" "$here/merge.sh" >&2
  exit 1
}
echo "array $array of $shards tasks; merge $merge writes $output"
