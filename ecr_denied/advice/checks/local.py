"""Checks of the disk and the images of the machine that pulls or pushes."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, in_each_shell, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import in_job, is_kubelet, is_node, is_task, operator_there
from ecr_denied.advice.shell import is_on_windows
from ecr_denied.advice.wordings import (
    is_disk_full,
    is_engine_unreached,
    is_never_pulled,
    is_not_local,
    is_rejected_here,
    is_socket_forbidden,
    is_trust_missing,
    is_unpack_failed,
)
from ecr_denied.records import Failure, RunBy

__all__ = ["CONTENT_TRUST", "DISK_SPACE", "ENGINE", "IMAGE_POLICY", "LOCAL_IMAGE", "PULL_POLICY", "UNPACKING"]


def _operator(failure: Failure) -> RunBy:
    return RunBy.NODE_OPERATOR if is_node(failure) else operator_there(failure)


# Docker's own signatures are kept by a Notary server (Docker docs, Content trust); images in ECR are signed by Notation
# (ECR user guide, image-signing).
CONTENT_TRUST = CheckItem(
    id="content-trust",
    kind=Kind.LOCAL_MACHINE,
    headline="Unset DOCKER_CONTENT_TRUST where this ran: ECR keeps no signatures of docker's.",
    reasons=(
        Text("no-trust-data", "Docker looked for signatures of its own, which a Notary server keeps; ECR is none."),
    ),
    notes=(
        Text(
            "other-signatures",
            "With DOCKER_CONTENT_TRUST=1 docker signs what it pushes, and pulls nothing that is not signed this way. "
            "DOCKER_CONTENT_TRUST_SERVER may name a server of yours. In ECR, sign with Notation or cosign.",
        ),
    ),
    run_by=_operator,
    page="https://docs.docker.com/engine/security/trust/",
    applies=is_trust_missing,
)

# No room for layers (Docker docs, daemon troubleshooting; ECS developer guide, task_cannot_pull_image).
DISK_SPACE = CheckItem(
    id="disk-space",
    kind=Kind.LOCAL_MACHINE,
    headline="Make room on the disk of the machine that failed.",
    reasons=(Text("no-room", "That machine's disk has no room, or does not let it write."),),
    notes=(
        shared.NO_REGISTRYS_FAULT,
        Text(
            "other-disk",
            "The engine keeps layers below /var/lib/docker or /var/lib/containerd: that file system counts.",
            ~is_task & ~is_on_windows,
        ),
    ),
    commands=(
        *in_each_shell(
            "df -h",
            "Get-PSDrive -PSProvider FileSystem",
            "fsutil volume diskfree C:",
            Answer("disk-full", "100%", "make room there; docker system df lists what takes most", ~is_on_windows),
            Answer(
                "disk-free",
                "less than 100%",
                "see df -i for inodes, and whether it is mounted read-only",
                ~is_on_windows,
            ),
            # Neither tells a share: bytes, or gigabytes.
            Answer(
                "little-free",
                "little free",
                "make room there; docker system df lists what takes most",
                is_on_windows,
            ),
        ),
        run(
            "{sudo} docker system df",
            Answer("engine-uses", "RECLAIMABLE", "docker system prune frees that much"),
        ),
    ),
    run_by=_operator,
    page="https://docs.docker.com/engine/daemon/troubleshoot/",
    applies=is_disk_full,
    variants=(
        # Kubernetes docs, node-pressure eviction: the kubelet reports the condition of its node.
        Variant(
            holds=is_kubelet,
            headline=Text("node-disk", "Make room on the node's disk: it is full."),
            commands=(
                run(
                    "kubectl describe nodes",
                    Answer(
                        "disk-pressure",
                        "DiskPressure True",
                        "remove images there: crictl rmi --prune; or a larger disk",
                    ),
                    Answer(
                        "no-disk-pressure", "DiskPressure False", "room was made since, or inodes are out: df -i there"
                    ),
                ),
            ),
            page="https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/",
        ),
        # ECS developer guide, fargate-task-storage: 20 GiB, and up to 200 by the task definition.
        Variant(
            holds=is_task,
            headline=Text("task-disk", "Give the task more storage, or free the instance's disk."),
            notes=(
                shared.NO_REGISTRYS_FAULT,
                Text(
                    "task-storage",
                    "On Fargate ephemeralStorage in the task definition gives up to 200 GiB. On EC2 the disk of the "
                    "container instance is full: the agent removes old images after hours alone.",
                ),
            ),
            commands=(),
            page="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html",
        ),
    ),
)

_SOCKET_GROUP = Text("engine-socket", "Members of the group docker may use its socket; a new login makes one of them.")
_FORBIDDEN = Answer("engine-forbidden", "permission denied", "this user may not use its socket: see its group")
_ANSWERS = Answer("engine-answers", "a version", "the engine answers now: try again")

# Docker docs, daemon troubleshooting; linux-postinstall: who may talk to the engine.
ENGINE = CheckItem(
    id="container-engine",
    kind=Kind.LOCAL_MACHINE,
    headline="Start the container engine, or ask for the right to use it.",
    reasons=(Text("engine-unreached", "The client did not reach its container engine; no registry was asked."),),
    notes=(
        _SOCKET_GROUP,
        Text(
            "engine-of-job",
            "A CI job has the engine that its settings give it: privileged mode in CodeBuild, the service docker:dind "
            "in GitLab.",
        ),
    ),
    commands=(
        run(
            commands.ENGINE_VERSION,
            Answer(
                "engine-stopped",
                "Cannot connect, error during connect",
                "it is not running there: start it; a CI job has to be given one",
            ),
            _FORBIDDEN,
            _ANSWERS,
        ),
    ),
    run_by=_operator,
    page="https://docs.docker.com/engine/daemon/troubleshoot/",
    applies=is_engine_unreached,
    variants=(
        Variant(
            holds=is_socket_forbidden,
            headline=Text("engine-closed", "Let this user use the container engine's socket, or run it by sudo."),
            notes=(_SOCKET_GROUP,),
            commands=(run(commands.ENGINE_VERSION, _FORBIDDEN, _ANSWERS),),
            page="https://docs.docker.com/engine/install/linux-postinstall/",
        ),
    ),
)

# The engine pushes what it holds under a name (docker image tag reference).
LOCAL_IMAGE = CheckItem(
    id="local-image",
    kind=Kind.LOCAL_MACHINE,
    headline="Tag your image with the name that is pushed.",
    reasons=(Text("not-under-this-name", "The engine holds no image under this name; no registry was asked."),),
    notes=(Text("tag-then-push", "A push sends what the engine holds under exactly the name and tag given."),),
    commands=(
        run(
            "{sudo} docker images",
            Answer("image-under-other-name", "your image under another name", "tag it: docker tag"),
            Answer("image-not-built", "no such image", "build it, or pull it, first"),
        ),
        run('{sudo} docker tag "<local-image>" {image}', Answer("tagged", "nothing", "push again")),
    ),
    page="https://docs.docker.com/reference/cli/docker/image/tag/",
    changes_state=True,
    applies=is_not_local,
    variants=(
        # CodeBuild user guide, view-build-details: post_build runs where build failed.
        Variant(
            holds=in_job,
            headline=Text("image-of-job", "Look further up in the job: its build failed, or used another name."),
            notes=(
                Text(
                    "job-builds-first",
                    "The engine of a job holds what the job itself built or pulled. A step can go on after a build "
                    "that failed, as post_build does in CodeBuild, and a job of its own has an engine of its own.",
                ),
            ),
            commands=(),
            changes_state=False,
        ),
    ),
)

# A layer is unpacked once it is whole and its digest is right (containerd, core/unpack; moby, distribution/xfer).
UNPACKING = CheckItem(
    id="unpacking",
    kind=Kind.LOCAL_MACHINE,
    headline="Pull the image on another machine: one could not unpack it.",
    reasons=(
        Text("unpack-failed", "The layer had arrived: the registry and the network gave what they were asked for."),
    ),
    notes=(
        Text(
            "unpack-causes",
            "What stops it is the machine's: its disk, its engine, a part of an earlier pull that is lost, or, without "
            "root, too few ids in /etc/subuid. Else it is the image's.",
        ),
    ),
    commands=(
        run(
            "docker pull {image}",
            Answer(
                "unpacked-elsewhere",
                "Status: Downloaded newer image",
                "the machine that failed: remove the image there, pull it again, look at its disk",
            ),
            Answer("unpacked-nowhere", "the same failure", "the image: build it anew, and push it"),
        ),
    ),
    changes_state=True,
    page="https://docs.docker.com/engine/daemon/troubleshoot/",
    applies=is_unpack_failed,
)

# containers-policy.json(5); podman-image-trust(1).
IMAGE_POLICY = CheckItem(
    id="image-policy",
    kind=Kind.LOCAL_MACHINE,
    headline="Read which images policy.json lets that machine pull.",
    reasons=(
        Text("policy-rejects", "The registry gave the image; the machine that pulled it rejects it by its own policy."),
    ),
    notes=(
        Text(
            "policy-files",
            "Podman, Buildah, Skopeo and CRI-O read ~/.config/containers/policy.json, and without it "
            "/etc/containers/policy.json.",
        ),
    ),
    commands=(
        run(
            "podman image trust show",
            Answer("trust-rejects", "reject", "let its registry in there: podman image trust set"),
            Answer("trust-wants-signature", "signed, sigstoreSigned", "sign the image with a key that is named there"),
            Answer("trust-accepts", "accept", "another file is read: that of the user who pulled"),
        ),
    ),
    run_by=_operator,
    page="https://github.com/containers/image/blob/main/docs/containers-policy.json.5.md",
    applies=is_rejected_here,
)

# Kubernetes docs, images: imagePullPolicy.
PULL_POLICY = CheckItem(
    id="pull-policy",
    kind=Kind.LOCAL_MACHINE,
    headline="Load the image onto the node, or take imagePullPolicy: Never out of the pod.",
    reasons=(
        Text(
            "never-pulled", "The pod lets no image be pulled, and its node holds none of this name; ECR was not asked."
        ),
    ),
    notes=(
        Text(
            "never-pull",
            "With imagePullPolicy: Never the node must hold the image under exactly this name and tag, as kind load "
            "and minikube image load put it there.",
        ),
    ),
    page="https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy",
    applies=is_never_pulled,
)
