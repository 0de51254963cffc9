"""A Slurm of one node, started by hand on this machine and ended again; needs root."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

PACKAGES = ["slurm-wlm", "munge"]
PROGRAMS = ["slurmctld", "slurmd", "munged", "munge", "unmunge", "sbatch", "squeue", "scontrol"]

PATIENCE = 5  # how much slower a busy machine may be

# cred_expire is how long a job waits, in seconds, before it is started again after it was put back in the queue.
CONFIGURATION = """\
ClusterName=coadopt
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket,cred_expire=30
CredType=cred/munge
SlurmctldPort={port}
SlurmdPort={next_port}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/log/slurmctld.log
SlurmdLogFile={folder}/log/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0
MinJobAge=600
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=30
KillWait=5
NodeName={host} NodeAddr=127.0.0.1 CPUs={processors} RealMemory={memory} State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def missing():
    return [name for name in PROGRAMS if not (shutil.which(name) or Path("/usr/sbin", name).exists())]


def install():
    """Installs what is missing; says what could not be had, or nothing."""
    if not missing():
        return ""
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=500", "-q"]
    quietly = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "capture_output": True, "text": True,
               "timeout": 900}  # fmt: skip
    subprocess.run([*apt, "update"], **quietly)
    done = subprocess.run([*apt, "install", "-y", "--no-install-recommends", *PACKAGES], **quietly)
    return f"cannot install {' '.join(PACKAGES)}: {done.stderr[-300:]}" if missing() else ""


def free_ports():
    """Two ports next to each other that nobody listens on."""
    for port in range(17800 + os.getpid() % 500, 19000, 2):
        try:
            for one in (port, port + 1):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", one))
            return port, port + 1
        except OSError:
            continue
    raise RuntimeError("no free ports")


class DoesNotStart(Exception):
    """The daemons do not start on this machine, before anything of ours was tried."""


class Slurm:
    """Daemons of our own, with folders, ports and a key of their own, so that another Slurm here is not disturbed."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.environment = {**os.environ, "SLURM_CONF": str(self.folder / "slurm.conf"),
                            "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"}  # fmt: skip

    def start(self):
        for name in ("state", "spool", "log", "munge"):
            (self.folder / name).mkdir(parents=True)
        host = socket.gethostname().split(".")[0]
        pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
        port, next_port = free_ports()
        text = CONFIGURATION.format(host=host, folder=self.folder, port=port, next_port=next_port,
                                    processors=os.cpu_count(), memory=pages * 9 // 10)  # fmt: skip
        (self.folder / "slurm.conf").write_text(text)
        (self.folder / "cgroup.conf").write_text("CgroupPlugin=cgroup/v1\nConstrainCores=no\n")
        try:
            self.start_munge()
            self.run("slurmctld", "-i")
            self.run("slurmd")
            self.wait_until(lambda: self.run("sinfo", "-h", "-o", "%t").strip() == "idle", 60, "the node is not idle")
        except (AssertionError, subprocess.TimeoutExpired) as failure:
            raise DoesNotStart(str(failure)) from failure

    def start_munge(self):
        """munged insists that nobody else may write to the folders above its socket and key."""
        munge = self.folder / "munge"
        munge.chmod(0o755)
        key = munge / "key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        self.run("munged", "--force", f"--key-file={key}", f"--socket={munge}/socket", f"--pid-file={munge}/pid",
                 f"--log-file={munge}/log", f"--seed-file={munge}/seed")  # fmt: skip

    def run(self, *words, **how):
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, timeout=120 * PATIENCE, **how)
        assert done.returncode == 0, f"{' '.join(map(str, words))}\n{done.stdout}\n{done.stderr}\n{self.logs()}"
        return done.stdout

    def logs(self):
        logs = sorted((self.folder / "log").glob("*.log"))
        return "\n".join(f"--- {one.name}\n{one.read_text(errors='replace')[-2000:]}" for one in logs)

    def queue(self):
        """(job, state, restarts) of each that is not done."""
        return [line.split() for line in self.run("squeue", "-h", "-r", "-o", "%i %T %r").splitlines()]

    def wait_until(self, holds, seconds, otherwise):
        """Waits up to so many seconds of a quiet machine."""
        until = time.monotonic() + seconds * PATIENCE
        while time.monotonic() < until:
            if holds():
                return
            time.sleep(0.2)
        raise AssertionError(f"{otherwise} after {seconds * PATIENCE} s\n{self.queue()}\n{self.logs()}")

    def stop(self):
        """Ends the daemons by the process ids that they wrote down."""
        for name in ("slurmctld.pid", "slurmd.pid", "munge/pid"):
            try:
                os.kill(int((self.folder / name).read_text()), 15)
            except (OSError, ValueError):
                continue
        time.sleep(1)
