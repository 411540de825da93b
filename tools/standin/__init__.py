"""A stand-in for Amazon ECR on loopback: real HTTPS, real pushes and pulls, and refusals as data.

    with Standin() as registry:
        urlopen(f"{registry.url}/v2/", context=registry.client_context())

The repository named in a request selects the scenario (see `scenarios.py`); any other repository works.
"""

from tools.standin.scenarios import SCENARIOS, Credentials, Scenario, Step
from tools.standin.server import TOKEN, USER, Standin

__all__ = ["SCENARIOS", "TOKEN", "USER", "Credentials", "Scenario", "Standin", "Step"]
