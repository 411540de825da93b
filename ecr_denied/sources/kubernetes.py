"""The events of a Kubernetes cluster, as ``kubectl`` gets them (Kubernetes API reference, Event v1)."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from ecr_denied.sources import Said, Unavailable, texts

__all__ = ["events"]

# Seconds for one request, and for all that kubectl does.
_REQUEST, _ALL = 30, 60
# Names of pods and namespaces (Kubernetes documentation, Object names, "DNS subdomain names").
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
# How many characters of kubectl's error are shown, and what it logs of each try above it (klog).
_SAID, _LOGGED = 400, re.compile(r"^[IWEF]\d{4} .*\n?", re.M)
NONE = "kubectl finds no event there: a cluster keeps them for an hour, unless it is set up otherwise"


def events(pod: str | None = None, namespace: str | None = None, *, everywhere: bool = False) -> list[Said]:
    """A row for each event that warns of something.

    :param pod: only the events of this pod.
    :param namespace: the events of this namespace; by default, that of the kubeconfig's context.
    :param everywhere: the events of every namespace.
    :raises Unavailable: when there is no kubectl, it fails, or there is no event.
    """
    for name in (pod, namespace):
        if name is not None and not _NAME.fullmatch(name):
            raise Unavailable(f"{name!r} is no name of a pod or a namespace")
    where = ["--all-namespaces"] if everywhere else [f"--namespace={namespace}"] if namespace else []
    which = [f"--field-selector=involvedObject.name={pod}"] if pod else []
    printed = _printed([_kubectl(), "get", "events", "--output=json", f"--request-timeout={_REQUEST}s", *where, *which])
    try:
        items = json.loads(printed).get("items")
    except (ValueError, AttributeError, RecursionError):
        raise Unavailable("what kubectl printed is no whole list of events in JSON") from None
    if not isinstance(items, list) or not items:
        raise Unavailable(NONE)
    return list(_rows(items))


def _kubectl() -> str:
    """The program, by its whole path: a folder that PATH names by a relative one is not looked into."""
    folders = os.pathsep.join(filter(os.path.isabs, os.environ.get("PATH", "").split(os.pathsep)))
    found = shutil.which("kubectl", path=folders)
    if found is None or not Path(found).is_absolute():
        raise Unavailable("needs kubectl, which is in no folder of PATH")
    return found


def _printed(command: list[str]) -> bytes:
    try:
        # No shell reads the words; a name of a pod or a namespace is no option.
        done = subprocess.run(  # noqa: S603
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_ALL, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unavailable(f"kubectl has not answered for {_ALL} seconds") from None
    except OSError as error:
        raise Unavailable(f"{command[0]} cannot be run: {error.strerror}") from None
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace")
        said = " ".join((_LOGGED.sub("", words) or words).split())[:_SAID]
        raise Unavailable(f"kubectl failed: {said or f'exit status {done.returncode}'}")
    return done.stdout


def _rows(items: list[object]) -> Iterator[Said]:
    for one in items:
        words = texts(one, "message") or texts(one, "note")
        if not words or not isinstance(one, dict) or one.get("type") == "Normal":
            continue
        when = texts(one, "lastTimestamp") or texts(one, "eventTime") or texts(one, "metadata", "creationTimestamp")
        about = f"{texts(one, 'involvedObject', 'kind').lower()}/{texts(one, 'involvedObject', 'name')}"
        node = ", ".join(filter(None, (texts(one, "source", "component"), texts(one, "source", "host"))))
        series = one.get("series")
        count = one.get("count") or (series.get("count") if isinstance(series, dict) else None)
        times = count if type(count) is int and count > 0 else 1
        yield Said(f"{when}  Warning  {texts(one, 'reason')}  {about}  {node}  {words}", times)
