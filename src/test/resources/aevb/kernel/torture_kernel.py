"""Starts the Java kernel again and again, and interrupts it again and again. Arguments: starts, interrupts, a scratch file.
Prints a line for every fault, and at the end RESULT and how many there were."""
import os
import random
import sys
import time

from jupyter_client import KernelManager

STARTS, INTERRUPTS, LOG = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
LOOPBACK = {"0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F"}
LISTEN = "0A"
faults = 0
random.seed(7)


def fault(what):
    global faults
    faults += 1
    print("FAULT " + what, flush=True)


def listening(pid):
    """The addresses on which a process listens, as /proc has them."""
    inodes = set()
    for fd in os.listdir(f"/proc/{pid}/fd"):
        try:
            target = os.readlink(f"/proc/{pid}/fd/{fd}")
        except OSError:
            continue
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    found = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with open(table) as f:
            for line in list(f)[1:]:
                fields = line.split()
                if fields[3] == LISTEN and fields[9] in inodes:
                    found.append(fields[1].split(":")[0])
    return found


def start():
    manager = KernelManager(kernel_name="java")
    log = open(LOG, "wb")
    manager.start_kernel(stdout=log, stderr=log)
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    return manager, client


def value(client, code, timeout=30, during=None):
    """The text of a cell's value, or the name of its error."""
    message_id = client.execute(code)
    if during:
        during()
    result = ""
    end = time.time() + timeout
    while time.time() < end:
        message = client.get_iopub_msg(timeout=timeout)
        if message["parent_header"].get("msg_id") != message_id:
            continue
        if message["msg_type"] == "execute_result":
            result = message["content"]["data"]["text/plain"]
        if message["msg_type"] == "error":
            result = "error"
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return result
    return "timeout"


def stop(manager, client):
    client.stop_channels()
    pid = manager.provisioner.pid
    manager.shutdown_kernel()
    for _ in range(100):
        if not os.path.exists(f"/proc/{pid}"):
            return
        time.sleep(0.1)
    fault("the process stays behind")


for i in range(STARTS):
    try:
        manager, client = start()
        if value(client, "6 * 7") != "42":
            fault(f"start {i}: no value")
        addresses = listening(manager.provisioner.pid)
        if not addresses or set(addresses) - LOOPBACK:
            fault(f"start {i}: listens on {addresses}")
        key = manager.session.key
        stop(manager, client)
        with open(LOG, "rb") as f:
            if key and key in f.read():
                fault(f"start {i}: the connection's key is in the log")
    except Exception as e:
        fault(f"start {i}: {type(e).__name__} {e}")

LOOPS = [
    "while (true) { n++; Thread.sleep(5); }",
    "while (true) { n++; }",
    "while (true) { System.out.println(n++); Thread.sleep(1); }",
    "Thread.sleep(60_000);",
]
if INTERRUPTS:
    manager, client = start()
    value(client, "long n = 0; int cells = 0;")
    for i in range(INTERRUPTS):
        loop = LOOPS[i % len(LOOPS)]

        def interrupt():
            time.sleep(0.15 + random.random() / 3)
            manager.interrupt_kernel()

        got = value(client, loop, during=interrupt)
        if got != "error":
            fault(f"interrupt {i}: {loop} gave {got!r}")
        got = value(client, "++cells")
        if got != str(i + 1):
            fault(f"interrupt {i}: the cell after it gave {got!r}")
    stop(manager, client)
print(f"RESULT {faults}", flush=True)
