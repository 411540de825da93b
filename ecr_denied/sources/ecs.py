"""The stopped tasks of a cluster of Amazon ECS (Amazon ECS API, ListTasks and DescribeTasks). It needs boto3."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from ecr_denied.extras import adding
from ecr_denied.sources import Said, Unavailable, texts

__all__ = ["stopped_tasks"]

# How many tasks one call describes; seconds to connect and to wait for an answer; how often one call is tried.
_MOST, _CONNECT, _READ, _TRIES = 100, 5, 15, 3
_KEPT = "ECS keeps a task for an hour after it stopped"


def stopped_tasks(
    cluster: str, task: str | None = None, profile: str | None = None, region: str | None = None
) -> list[Said]:
    """A row for each thing that is said of a task.

    :param task: which one, by its id or ARN; by default the last hundred that stopped.
    :param profile: whose credentials; by default, the environment's.
    :raises Unavailable: when boto3 or credentials are missing, ECS refuses it, or there is no such task.
    """
    try:
        boto3, config, errors = map(import_module, ("boto3", "botocore.config", "botocore.exceptions"))
    except ImportError:
        raise Unavailable(f"needs boto3: {adding('live')}") from None
    limits = config.Config(connect_timeout=_CONNECT, read_timeout=_READ, retries={"total_max_attempts": _TRIES})
    try:
        session = boto3.Session(profile_name=profile, region_name=region)
        return list(_rows(session.client("ecs", config=limits), cluster, task))
    except errors.NoCredentialsError:
        raise Unavailable("finds no AWS credentials: log in, or name a --profile") from None
    except errors.NoRegionError:
        raise Unavailable("knows no region: name one with --region") from None
    except (errors.BotoCoreError, errors.ClientError) as error:
        raise Unavailable(str(error)) from None
    except KeyError:  # botocore gives what it cannot read of an answer without its fields
        raise Unavailable("what ECS answered is no whole list of tasks") from None


def _rows(client: Any, cluster: str, task: str | None) -> Iterator[Said]:
    tasks = (
        [task] if task else client.list_tasks(cluster=cluster, desiredStatus="STOPPED", maxResults=_MOST)["taskArns"]
    )
    if not tasks:
        raise Unavailable(f"cluster {cluster} has no stopped task: {_KEPT}")
    found = client.describe_tasks(cluster=cluster, tasks=tasks)["tasks"]
    if not found:
        raise Unavailable(f"cluster {cluster} has no such task: {_KEPT}, and a task is of one cluster")
    return (row for one in found for row in _of(one))


def _of(task: dict[str, Any]) -> Iterator[Said]:
    """What is said of a task and its containers; what is said twice is one row."""
    arn, stopped = texts(task, "taskArn"), task.get("stoppedAt")
    when = stopped.isoformat() if stopped else ""
    containers = task.get("containers") or []
    said = {texts(one, "reason"): texts(one, "image") for one in containers}
    images = {texts(one, "image") for one in containers}
    said.setdefault(texts(task, "stoppedReason"), images.pop() if len(images) == 1 else "")
    for words, image in said.items():
        if words:
            yield Said(" ".join(filter(None, (when, arn, f'image="{image}"' if image else "", words))))
