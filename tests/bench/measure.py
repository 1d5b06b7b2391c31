"""What a program takes as a whole: seconds of wall time, seconds of CPU time, megabytes of memory.

CPU time is the program's and that of every process that it started and waited for. Memory is the highest of the largest
single process; of a program that works with several processes it is the most that all of them held together, pages that
they share counted once (the sum of Linux' proportional set sizes, looked at fifty times a second in a run of its own).
"""
import collections, concurrent.futures, os, pathlib, signal, subprocess, sys, threading, time

Figures = collections.namedtuple("Figures", "wall cpu memory")
ENOUGH = 60  # seconds of runs of one program, after which no further run is started


def measure(command, runs, cwd, out=None, err=None, statuses=(0, 1), several=False, limit=None):
    """The least of several runs; None where one of them took longer than the limit, in seconds."""
    best, spent = None, 0.0
    for _ in range(runs):
        now = one_run(command, cwd, out, err, statuses, limit)
        if now is None:
            return None
        best = now if best is None else Figures(*map(min, best, now))
        spent += now.wall
        if limit and spent > ENOUGH:
            break
    if several:
        best = best._replace(memory=max(best.memory, together(command, cwd)))
    return best


def one_run(command, cwd, out, err, statuses, limit):
    with open(out or os.devnull, "wb") as sink, open(err or os.devnull, "wb") as errors:
        start = time.monotonic()
        child = subprocess.Popen(command, cwd=cwd, stdout=sink, stderr=errors, start_new_session=True)
        late = threading.Event()
        clock = threading.Timer(limit or 0, lambda: (late.set(), end(child.pid)))
        if limit:
            clock.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        clock.cancel()
    if late.is_set():
        end(child.pid)
        return None
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in statuses:
        sys.exit(f"{command[0]} ended with status {child.returncode}: {' '.join(map(str, command[:8]))}")
    return Figures(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def end(session):
    """Ends every process of a session that this program started."""
    try:
        os.killpg(session, signal.SIGKILL)
    except ProcessLookupError:
        pass


def together(command, cwd):
    """The most that all processes of a run held together; nothing where the system does not say."""
    if not pathlib.Path("/proc/self/smaps_rollup").exists():
        return 0.0
    child = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    most = 0
    while child.poll() is None:
        most = max(most, sum(proportional(pid) for pid in session_of(child.pid)))
        time.sleep(0.02)
    return most / 1024


def session_of(session):
    for entry in pathlib.Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.getsid(int(entry.name)) == session:
                yield entry.name
        except ProcessLookupError:
            pass


def proportional(pid):
    """Kilobytes of a process, its part of what it shares."""
    try:
        for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


def apart(function, *arguments):
    """A function's answer from a process of its own: a child's peak counts what its parent held when it was started."""
    with concurrent.futures.ProcessPoolExecutor(1) as other:
        return other.submit(function, *arguments).result()
