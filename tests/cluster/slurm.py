"""A Slurm of one's own: munged, slurmctld and two slurmd on loopback, for tests and benchmarks.

Configuration, key, ports and folders are the caller's alone; nothing of a Slurm that the machine may have is touched.
It runs as whoever starts it, root or not. Daemons and all they started are stopped by their numbers, and end too if the
test itself is killed.
"""

import ctypes
import getpass
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel", "sinfo"]
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
PATIENCE = 30

# Seconds after which a node that does not answer is down, and its tasks are started again.
NODE_TIMEOUT = 5

CONFIGURATION = """
ClusterName=tabshark-test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket,cred_expire=5
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd-%n.log
SlurmctldParameters=node_reg_mem_percent=1
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1,bf_continue,sched_min_interval=1
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobRequeue=1
KillWait=2
ReturnToService=2
SlurmdTimeout={timeout}
TCPTimeout=1
MessageTimeout=5
MaxArraySize={max_array}
NodeName=node1 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=1 RealMemory=1000
NodeName=node2 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=1 RealMemory=1000
PartitionName=main Nodes=node1,node2 Default=YES State=UP MaxTime=INFINITE
"""

libc = ctypes.CDLL(None, use_errno=True)


def find(program):
    """Daemons are in folders that a user's PATH need not have."""
    return shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


def missing():
    """The programs of Slurm and munge that this machine lacks."""
    return [program for program in PROGRAMS if find(program) is None]


def free_ports(n):
    """Ports that nobody listens at now; all are held until all are known."""
    sockets = [socket.socket() for _ in range(n)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def children_of(number):
    """All descendants of a process, the nearest first."""
    parents = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                text = (entry / "stat").read_text(errors="replace")
            except OSError:
                continue
            parents.setdefault(int(text[text.rindex(")") + 2 :].split()[1]), []).append(int(entry.name))
    found, queue = [], [number]
    while queue:
        found += parents.get(queue[0], [])
        queue += parents.get(queue.pop(0), [])
    return found


def die_with_parent():
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Slurm:
    """Two nodes with one core each, node1 and node2; a context manager. `wrappers` are commands that a node's slurmd is
    started with, such as ["unshare", "-m"]."""

    def __init__(self, folder, max_array=1001, wrappers=None):
        self.folder = pathlib.Path(folder)
        self.wrappers = wrappers or {}
        self.max_array = max_array
        self.daemons = {}
        self.environment = dict(os.environ, SLURM_CONF=str(self.folder / "slurm.conf"))
        self.environment["PATH"] = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"

    def __enter__(self):
        # Slurm's steps leave their slurmd; as orphans they become ours, and are found at the end.
        libc.prctl(PR_SET_CHILD_SUBREAPER, 1)
        try:
            self.set_up()
            self.start("munged", find("munged"), "--foreground", "--force", *self.munge_options())
            self.wait_until(lambda: (self.folder / "munge" / "socket").exists(), "munged does not answer")
            self.start("slurmctld", find("slurmctld"), "-D")
            for node in ("node1", "node2"):
                self.start_node(node)
            self.wait_until(lambda: self.states() == {"node1": "idle", "node2": "idle"}, "the nodes do not come up")
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def set_up(self):
        munge = self.folder / "munge"
        for path in (munge, self.folder / "state"):
            path.mkdir(parents=True)
            path.chmod(0o755)
        key = munge / "key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o600)
        # This plugin asks nothing of the machine before a job is to be confined, as none is here: containers and
        # chroots have no cgroups to give.
        (self.folder / "cgroup.conf").write_text("CgroupPlugin=cgroup/v1\n", encoding="ascii")
        (self.folder / "slurm.conf").write_text(
            CONFIGURATION.format(
                host=socket.gethostname().split(".")[0],
                user=getpass.getuser(),
                ports=free_ports(3),
                folder=self.folder,
                timeout=NODE_TIMEOUT,
                max_array=self.max_array,
            )
        )

    def munge_options(self):
        names = {"key-file": "key", "socket": "socket", "pid-file": "pid", "log-file": "log", "seed-file": "seed"}
        return [f"--{option}={self.folder / 'munge' / name}" for option, name in names.items()]

    def start(self, name, *command):
        with open(self.folder / f"{name}.out", "ab") as out:
            self.daemons[name] = subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )

    def start_node(self, node):
        self.start(node, *self.wrappers.get(node, []), find("slurmd"), "-D", "-N", node)

    def kill_node(self, node):
        """The node dies with all that runs on it, as when its power goes."""
        daemon = self.daemons.pop(node)
        victims = [daemon.pid, *children_of(daemon.pid), *self.steps_of(node)]
        for number in victims:
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                pass
        daemon.wait()

    def steps_of(self, node):
        """Processes whose environment says that they are a job's on that node, and their steps."""
        found = []
        for number in children_of(os.getpid()):
            try:
                place = pathlib.Path(f"/proc/{number}")
                words = (place / "environ").read_bytes() + (place / "cmdline").read_bytes()
            except OSError:
                continue
            if f"SLURMD_NODENAME={node}\0".encode() in words:
                found += [number]
                parent = int((place / "stat").read_text(errors="replace").rsplit(")", 1)[1].split()[1])
                name = pathlib.Path(f"/proc/{parent}/comm")
                if name.exists() and name.read_text().startswith("slurmstepd"):
                    found += [parent]
        return found

    def run(self, *command, **options):
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, **options)

    def states(self):
        """The state of each node, without Slurm's marks behind it."""
        lines = self.run("sinfo", "-h", "-N", "-o", "%N %T").stdout.splitlines()
        return {node: state.rstrip("*~#$@+^-") for node, state in (line.split() for line in lines)}

    def jobs(self):
        """The jobs that wait or run: id -> (state, node)."""
        lines = self.run("squeue", "-h", "-r", "-o", "%i|%T|%N").stdout.splitlines()
        return {job: (state, node) for job, state, node in (line.split("|") for line in lines)}

    def wait_for_jobs(self, patience=PATIENCE):
        self.wait_until(lambda: not self.jobs(), "jobs do not end", patience)

    def wait_until(self, condition, message, patience=PATIENCE):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if condition():
                return
            time.sleep(0.1)
        raise TimeoutError(f"{message}\n{self.logs()}")

    def logs(self):
        texts = []
        for path in sorted([*self.folder.glob("*.log"), *self.folder.glob("*.out")]):
            lines = path.read_text(errors="replace").splitlines()[-15:]
            texts += [f"--- {path.name}", *lines]
        return "\n".join(texts)

    def stop(self):
        """Ends every process that was started here, the daemons as they wish first."""
        for name in ("node1", "node2", "slurmctld", "munged"):
            daemon = self.daemons.pop(name, None)
            if daemon is None:
                continue
            daemon.terminate()
            try:
                daemon.wait(5)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        self.stop_orphans()

    def stop_orphans(self):
        for _ in range(100):
            mine = [number for number in children_of(os.getpid()) if self.is_mine(number)]
            for number in mine:
                try:
                    os.kill(number, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            try:
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
            except ChildProcessError:
                pass
            if not mine:
                return
            time.sleep(0.02)

    def is_mine(self, number):
        try:
            return os.fsencode(self.environment["SLURM_CONF"]) in pathlib.Path(f"/proc/{number}/environ").read_bytes()
        except OSError:
            return False
