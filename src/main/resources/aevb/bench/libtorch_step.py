"""Writes libtorch_step.pt, the whole training step as TorchScript, for ./lab bench --libtorch:

    python3 libtorch_step.py libtorch_step.pt

forward(x, shape, steps): x is [batches, B, 784] in [0, 1]; shape = [family (0 VAE, 1 AE), latent dimension]; steps = [first, count].
Weights are drawn at the first call, so that the file stays small. Forward, backward and a fused Adagrad all run inside.
"""
import sys
from typing import List

import torch


class Step(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weights: List[torch.Tensor] = [torch.zeros(1)]
        self.sums: List[torch.Tensor] = [torch.zeros(1)]
        self.counts: List[torch.Tensor] = [torch.zeros(1)]
        self.ready = False

    def start(self, family: int, latent: int):
        heads = latent if family == 1 else 2 * latent
        sizes = [[500, 784], [500], [heads, 500], [heads], [500, latent], [500], [784, 500], [784]]
        weights: List[torch.Tensor] = []
        sums: List[torch.Tensor] = []
        counts: List[torch.Tensor] = []
        for s in sizes:
            weights.append((torch.randn(s) * 0.1).requires_grad_(True))
            sums.append(torch.zeros(s))
            counts.append(torch.zeros(1))
        self.weights = weights
        self.sums = sums
        self.counts = counts
        self.ready = True

    def loss(self, x: torch.Tensor, family: int, latent: int) -> torch.Tensor:
        w = self.weights
        h = torch.tanh(torch.nn.functional.linear(x, w[0], w[1]))
        heads = torch.nn.functional.linear(h, w[2], w[3])
        if family == 1:
            z = torch.tanh(heads)
            kl = torch.zeros([])
        else:
            mu = heads[:, :latent]
            log_var = heads[:, latent:]
            z = mu + torch.exp(0.5 * log_var) * torch.randn_like(mu)
            kl = -0.5 * torch.sum(1 + log_var - mu * mu - torch.exp(log_var))
        d = torch.tanh(torch.nn.functional.linear(z, w[4], w[5]))
        logits = torch.nn.functional.linear(d, w[6], w[7])
        bce = torch.nn.functional.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        return (bce + kl) / x.size(0)

    def forward(self, x: torch.Tensor, shape: torch.Tensor, steps: torch.Tensor) -> torch.Tensor:
        family, latent = int(shape[0]), int(shape[1])
        first, count = int(steps[0]), int(steps[1])
        if not self.ready:
            self.start(family, latent)
        loss = torch.zeros([])
        for i in range(count):
            loss = self.loss(x[(first + i) % x.size(0)], family, latent)
            grads = torch.autograd.grad([loss], self.weights)
            given: List[torch.Tensor] = []
            for g in grads:
                assert g is not None
                given.append(g)
            with torch.no_grad():
                torch._fused_adagrad_(self.weights, given, self.sums, self.counts, lr=0.02, lr_decay=0.0,
                                      weight_decay=1e-3, eps=1e-8, maximize=False)
        return loss.detach()


if __name__ == "__main__":
    torch.jit.script(Step()).save(sys.argv[1])
