"""Drives the Java kernel through Jupyter's own client, as a front end does. Prints one line a check; exits 1 at the first failure."""
import os
import sys
import time

from jupyter_client import KernelManager


def check(name, ok, detail=""):
    print(("ok " if ok else "FAILED ") + name, detail, flush=True)
    if not ok:
        sys.exit(1)


manager = KernelManager(kernel_name="java")
manager.start_kernel(stderr=open(os.devnull, "w"))
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=60)
pid = manager.provisioner.pid


def reply_to(message_id, timeout=60):
    while True:
        message = client.get_shell_msg(timeout=timeout)
        if message["parent_header"].get("msg_id") == message_id:
            return message["content"]


def run(code, timeout=60, during=None):
    outputs = []
    message_id = client.execute(code)
    if during:
        during()
    while True:
        message = client.get_iopub_msg(timeout=timeout)
        if message["parent_header"].get("msg_id") != message_id:
            continue
        kind = message["msg_type"]
        if kind == "status" and message["content"]["execution_state"] == "idle":
            return outputs, reply_to(message_id, timeout)
        if kind in ("stream", "execute_result", "display_data", "update_display_data", "error"):
            outputs.append((kind, message["content"]))


outputs, reply = run("int a = 20;\na + 22")
check("value", reply["status"] == "ok" and outputs[-1][1]["data"]["text/plain"] == "42", outputs)

outputs, _ = run('for (int i = 0; i < 3; i++) {\n    System.out.println("line " + i);\n}')
text = "".join(c["text"] for k, c in outputs if k == "stream")
check("stdout", text == "line 0\nline 1\nline 2\n", repr(text))

outputs, _ = run("new java.awt.image.BufferedImage(4, 4, java.awt.image.BufferedImage.TYPE_INT_RGB)")
check("image", "image/png" in outputs[-1][1]["data"])

outputs, reply = run('throw new IllegalStateException("outer", new RuntimeException("inner"));')
trace = "\n".join(outputs[-1][1]["traceback"])
check("exception", reply["status"] == "error" and "outer" in trace and "inner" in trace, trace)

code = (
    "var k = aevb.kernel.JavaKernel.instance();\n"
    'var d = new io.github.spencerpark.jupyter.kernel.display.DisplayData("first");\n'
    'd.setDisplayId("bar");\nk.getIO().display.display(d);\n'
    'var e = new io.github.spencerpark.jupyter.kernel.display.DisplayData("second");\n'
    'e.setDisplayId("bar");\nk.getIO().display.updateDisplay(e);'
)
outputs, _ = run(code)
kinds = [k for k, _ in outputs]
check("update in place", kinds == ["display_data", "update_display_data"], kinds)

began = time.time()
outputs, reply = run("while (true) {\n    Thread.sleep(20);\n}", during=lambda: (time.sleep(1), manager.interrupt_kernel()))
check("interrupt", reply["status"] == "error" and time.time() - began < 10, reply.get("evalue"))
outputs, reply = run("a + 1")
check("next cell after an interrupt", outputs[-1][1]["data"]["text/plain"] == "21")

message_id = client.complete('"text".toUp', 11)
matches = reply_to(message_id)["matches"]
check("completion", any(m.startswith("toUpperCase") for m in matches), matches)
found = reply_to(client.inspect('"text".toUpperCase()', 15))
check("inspection", found["found"] and "toUpperCase" in str(found["data"]), found)

client.stop_channels()
manager.shutdown_kernel()
for _ in range(100):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        break
    time.sleep(0.1)
else:
    check("no orphan after shutdown", False)
check("no orphan after shutdown", True)

# a kernel whose front end is killed must leave by itself
child = os.fork()
if child == 0:
    orphan = KernelManager(kernel_name="java")
    orphan.start_kernel(stderr=open(os.devnull, "w"))
    c = orphan.client()
    c.start_channels()
    c.wait_for_ready(timeout=60)
    with open(sys.argv[1], "w") as f:
        f.write(str(orphan.provisioner.pid))
    os.kill(os.getpid(), 9)
os.waitpid(child, 0)
orphan_pid = int(open(sys.argv[1]).read())
for _ in range(100):
    try:
        with open(f"/proc/{orphan_pid}/stat") as f:
            if f.read().split(")")[1].split()[0] == "Z":
                break
    except FileNotFoundError:
        break
    time.sleep(0.1)
else:
    os.kill(orphan_pid, 9)
    check("no orphan after the front end was killed", False)
check("no orphan after the front end was killed", True)
