#!/bin/bash
# Submits a sweep as a Slurm array and the merge that waits for it.
#
#   scenarios/sweeps/slurm/submit.sh EXPERIMENT SHARDS OUTPUT.h5 [options of sbatch for the array]
#
# For example, 16 tasks of 8 processors each:
#
#   scenarios/sweeps/slurm/submit.sh scenarios/sweeps/assumptions.toml 16 assumptions.h5 --cpus-per-task=8
#
# In the environment: COADOPT, how to start the program; SETUP, a file to be read first in each task, such as one that
# loads modules; OPTIONS, more options of coadopt sweep; FOLDER, where shards go (OUTPUT.h5.shards); MERGE_OPTIONS,
# options of sbatch for the merge, which otherwise has the account, partition and quality of service of the array. All
# paths must be on a file system that the nodes share. Submitting it again goes on with what is unfinished.
set -euo pipefail

if [ $# -lt 3 ]; then
  sed -n '2,14s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
experiment=$(readlink -f "$1") shards=$2 output=$(readlink -m "$3")
shift 3
here=$(dirname "$(readlink -f "$0")")

# Tasks start in FOLDER, so what is named from here is named in full.
if [ -n "${SETUP:-}" ]; then SETUP=$(readlink -f "$SETUP") && export SETUP; fi
if [ -x "${COADOPT:-}" ]; then COADOPT=$(readlink -f "$COADOPT") && export COADOPT; fi

# Where a site asks for an account, it asks the merge too.
merge_options=()
if [ -n "${MERGE_OPTIONS:-}" ]; then
  read -ra merge_options <<<"$MERGE_OPTIONS"
else
  previous=""
  for option in "$@"; do
    case $option in
      --account=* | --partition=* | --qos=* | -A?* | -p?* | -q?*) merge_options+=("$option") ;;
    esac
    case $previous in
      --account | --partition | --qos | -A | -p | -q) merge_options+=("$previous" "$option") ;;
    esac
    previous=$option
  done
fi

export EXPERIMENT=$experiment SHARDS=$shards OUTPUT=$output
export FOLDER=${FOLDER:-$output.shards}
mkdir -p "$FOLDER"

array=$(sbatch --parsable --export=ALL --array="1-$shards" --chdir="$FOLDER" "$@" "$here/array.sh")
merge=$(sbatch --parsable --export=ALL --dependency="afterok:${array%%;*}" --kill-on-invalid-dep=yes \
  --chdir="$FOLDER" ${merge_options[@]+"${merge_options[@]}"} "$here/merge.sh")
echo "array $array of $shards tasks; merge $merge writes $output"
