#!/bin/bash
# Joins the shards of a sweep into one results file; `submit.sh` has it run after all tasks of the array succeeded.
#SBATCH --job-name=coadopt-merge
#SBATCH --cpus-per-task=1
#SBATCH --mem=2G
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.log

set -euo pipefail

: "${FOLDER:?the folder of the shards}"
: "${SHARDS:?how many shards there are}"
: "${OUTPUT:?the results file to write}"
COADOPT=${COADOPT:-coadopt}
if [[ ! $SHARDS =~ ^[0-9]{1,7}$ ]]; then
  echo "merge.sh: SHARDS is \"$SHARDS\". Write a whole number in digits, such as 16." >&2
  exit 2
fi
if [ -n "${SETUP:-}" ]; then . "$SETUP" || exit 2; fi

shards=()
for ((shard = 1; shard <= 10#$SHARDS; ++shard)); do shards+=("$FOLDER/shard-$shard.h5"); done
set -f # COADOPT may be several words, in which a * is no pattern
# shellcheck disable=SC2086
$COADOPT merge "${shards[@]}" -o "$OUTPUT"
