"""PyTorch's eager training step for ./lab bench. Reads a number of steps a line, answers the milliseconds a step."""
import sys
import time

import torch

family, latent, mode = sys.argv[1], int(sys.argv[2]), sys.argv[3]
tuned = mode != "user"
PIXELS, HIDDEN, BATCH, RATE, DECAY, STD = 784, 500, 100, 0.02, 1e-3, 0.1
torch.manual_seed(1)
if len(sys.argv) > 4 and int(sys.argv[4]) > 0:
    torch.set_num_threads(int(sys.argv[4]))


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.e0 = torch.nn.Linear(PIXELS, HIDDEN)
        self.mu = torch.nn.Linear(HIDDEN, latent)
        self.log_var = torch.nn.Linear(HIDDEN, latent)
        self.d0 = torch.nn.Linear(latent, HIDDEN)
        self.d1 = torch.nn.Linear(HIDDEN, PIXELS)

    def forward(self, x):
        h = torch.tanh(self.e0(x))
        mu = self.mu(h)
        if family == "AUTOENCODER":
            return self.d1(torch.tanh(self.d0(torch.tanh(mu)))), mu.new_zeros(())
        log_var = self.log_var(h)
        z = mu + torch.exp(0.5 * log_var) * torch.randn_like(mu)
        kl = -0.5 * torch.sum(1 + log_var - mu * mu - torch.exp(log_var))
        return self.d1(torch.tanh(self.d0(z))), kl


net = Net()
with torch.no_grad():
    for p in net.parameters():
        p.normal_(0, STD)
options = {}
if tuned:
    try:
        torch.optim.Adagrad([torch.zeros(1, requires_grad=True)], lr=RATE, fused=True)
        options["fused"] = True
    except (TypeError, RuntimeError):
        pass
optimizer = torch.optim.Adagrad(net.parameters(), lr=RATE, weight_decay=DECAY, **options)
data = torch.rand(600, BATCH, PIXELS)
bce = torch.nn.functional.binary_cross_entropy_with_logits


def loss_of(x):
    logits, kl = net(x)
    return (bce(logits, x, reduction="sum") + kl) / BATCH


if mode == "compiled":
    loss_of = torch.compile(loss_of)
    loss_of(data[0]).backward()  # needs a C++ compiler; without one this fails, and the contender is left out
print("ready", torch.__version__, "fused" if options else "default", flush=True)
number = 0
for line in sys.stdin:
    steps = int(line)
    began = time.perf_counter()
    for _ in range(steps):
        x = data[number % 600]
        number += 1
        optimizer.zero_grad()
        loss_of(x).backward()
        optimizer.step()
    print((time.perf_counter() - began) * 1000 / steps, flush=True)
