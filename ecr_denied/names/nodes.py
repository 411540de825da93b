"""What runs containers by itself: a node's agent or a service of AWS. It pulls with credentials of its own."""

from __future__ import annotations

__all__ = ["NODES"]

# As the catalogue names them.
NODES = ("kubelet", "ecs-agent", "lambda", "apprunner", "sagemaker", "swarm")
