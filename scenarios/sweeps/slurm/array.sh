#!/bin/bash
# One shard of a sweep in each task of a Slurm array. `submit.sh` beside it submits it, and the merge after it.
#
# A task that is killed, or whose node is lost, is put back in the queue and goes on from the runs it had finished
# (--resume). Slurm warns a task a minute before its time is up (SIGUSR1); it then stops after the month in hand, keeps
# what is finished and puts itself back in the queue. A task that fails for another reason is tried again, TRIES times in
# all. Where the cluster does not let jobs back into the queue, the task itself tries again; once its time is up it ends,
# and the sweep goes on when it is submitted again. scancel (SIGTERM) ends a task for good; what it had finished stays.
#
#SBATCH --job-name=coadopt-sweep
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=1G
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:USR1@60
#SBATCH --output=%x-%A-%a.log

set -uo pipefail

: "${EXPERIMENT:?the experiment file}"
: "${FOLDER:?the folder of the shards}"
: "${SHARDS:?how many shards there are}"
COADOPT=${COADOPT:-coadopt} # or: apptainer exec coadopt.sif coadopt
TRIES=${TRIES:-3}

# What the site needs before the program runs, such as: module load hdf5
if [ -n "${SETUP:-}" ]; then . "$SETUP" || exit 2; fi

for number in SHARDS TRIES; do
  if [[ ! ${!number} =~ ^[0-9]{1,7}$ ]]; then
    echo "array.sh: $number is \"${!number}\". Write a whole number in digits, such as 16." >&2
    exit 2
  fi
done
SHARDS=$((10#$SHARDS)) # 08 is eight, not an octal number
shard=$SLURM_ARRAY_TASK_ID
output=$FOLDER/shard-$shard.h5
set -f # COADOPT and OPTIONS may be several words, in which a * is no pattern
tried=${SLURM_RESTART_COUNT:-0}
program="" cancelled=no warned=no
trap 'cancelled=yes; [ -z "$program" ] || kill -TERM "$program" 2>/dev/null' TERM
trap 'warned=yes; [ -z "$program" ] || kill -TERM "$program" 2>/dev/null' USR1
echo "shard $shard of $SHARDS on $(hostname), ${SLURM_CPUS_PER_TASK:-all} processors, begun before: $tried times"

while true; do
  # Threads are those that Slurm gave the task: coadopt reads SLURM_CPUS_PER_TASK.
  # shellcheck disable=SC2086
  $COADOPT sweep "$EXPERIMENT" -o "$output" --shard "$shard/$SHARDS" --resume ${OPTIONS:-} &
  program=$!
  if [ "$cancelled$warned" != nono ]; then kill -TERM "$program" 2>/dev/null; fi # the signal came before the program
  wait "$program"
  code=$?
  while kill -0 "$program" 2>/dev/null; do # the wait was ended by the signal, not the program
    wait "$program"
    code=$?
  done
  program=""

  if [ "$cancelled" = yes ]; then
    echo "shard $shard was cancelled; what it had finished is kept"
    exit "$code"
  fi
  case $code in
    0) exit 0 ;;
    2) exit 2 ;; # wrong use or wrong input: trying again would not help
  esac
  # 143 where the warning ended it, which counts as no failure.
  if [ "$tried" -ge "$TRIES" ] && [ "$code" -ne 143 ]; then
    echo "shard $shard failed $((tried + 1)) times, the last with code $code" >&2
    exit "$code"
  fi
  if scontrol requeue "${SLURM_ARRAY_JOB_ID}_$shard"; then
    echo "shard $shard ended with code $code and is put back in the queue"
    sleep 60 # until Slurm ends this attempt
    exit "$code"
  fi
  # A site may not allow it. Then the task itself tries again, unless its time is up.
  if [ "$warned" = yes ] || [ "$tried" -ge "$TRIES" ]; then
    echo "shard $shard ended with code $code and cannot be put back in the queue; what it had finished is kept." \
      "Submit the sweep again to go on." >&2
    exit "$code"
  fi
  tried=$((tried + 1))
  echo "shard $shard ended with code $code and cannot be put back in the queue; it is tried again here"
done
