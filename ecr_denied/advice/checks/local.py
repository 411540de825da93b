"""Checks of the disk and the images of the machine that pulls or pushes."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import Check, Command, Kind
from ecr_denied.advice.readings import operator_there
from ecr_denied.records import RunBy

__all__ = ["CONTENT_TRUST", "DISK_SPACE", "ENGINE", "IMAGE_POLICY", "LOCAL_IMAGE", "PULL_POLICY", "UNPACKING"]

_LITTLE_FREE = "little-free: little free -> make room there; docker system df lists what takes most"
_FORBIDDEN = "engine-forbidden: permission denied -> this user may not use its socket: see its group"
_ANSWERS = "engine-answers: a version -> the engine answers now: try again"

# Docker's own signatures are kept by a Notary server (Docker docs, Content trust); images in ECR are signed by Notation
# (ECR user guide, image-signing).
CONTENT_TRUST = Check(
    "content-trust",
    Kind.LOCAL_MACHINE,
    "Unset DOCKER_CONTENT_TRUST where this ran: ECR keeps no signatures of docker's.",
    "https://docs.docker.com/engine/security/trust/",
    why="Docker looked for signatures of its own, which a Notary server keeps; ECR is none. "
    "DOCKER_CONTENT_TRUST_SERVER may name a server of yours. In ECR, sign with Notation or cosign.",
    who=operator_there,
    needs="trust-missing",
)

# No room for layers (Docker docs, daemon troubleshooting; ECS developer guide, task_cannot_pull_image).
_DISK_SPACE = Check(
    "disk-space",
    Kind.LOCAL_MACHINE,
    "Make room on the disk of the machine that failed.",
    "https://docs.docker.com/engine/daemon/troubleshoot/",
    why="No registry and no policy was at fault. On Linux the engine keeps layers below /var/lib/docker "
    "or /var/lib/containerd: that file system counts.",
    who=operator_there,
    needs="disk-full",
    commands=(
        Command(
            "df -h",
            "disk-full: 100% -> make room there; docker system df lists what takes most",
            "disk-free: less than 100% -> see df -i for inodes, and whether it is mounted read-only",
            needs="!shell=powershell|cmd",
        ),
        Command("Get-PSDrive -PSProvider FileSystem", _LITTLE_FREE, needs="shell=powershell"),
        Command("fsutil volume diskfree C:", _LITTLE_FREE, needs="shell=cmd"),
        Command("{sudo} docker system df", "engine-uses: RECLAIMABLE -> docker system prune frees that much"),
    ),
)
DISK_SPACE = (
    # Kubernetes docs, node-pressure eviction: the kubelet reports the condition of its node.
    _DISK_SPACE.but(
        "Make room on the node's disk: it is full.",
        needs="client=kubelet",
        who=RunBy.NODE_OPERATOR,
        page="https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/",
        commands=(
            Command(
                "kubectl describe nodes",
                "disk-pressure: DiskPressure True -> remove images there: crictl rmi --prune; or a larger disk",
                "no-disk-pressure: DiskPressure False -> room was made since, or inodes are out: df -i there",
            ),
        ),
    ),
    # ECS developer guide, fargate-task-storage: 20 GiB, and up to 200 by the task definition.
    _DISK_SPACE.but(
        "Give the task more storage, or free the instance's disk.",
        needs="task",
        who=RunBy.NODE_OPERATOR,
        why="No registry and no policy was at fault. On Fargate ephemeralStorage in the task definition "
        "gives up to 200 GiB. On EC2 the disk of the container instance is full: the agent removes old "
        "images only after hours.",
        page="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html",
        commands=(),
    ),
    _DISK_SPACE.but(needs="shell=powershell|cmd", why="No registry and no policy was at fault."),
    _DISK_SPACE,
)

# Docker docs, daemon troubleshooting; linux-postinstall: who may talk to the engine.
_ENGINE = Check(
    "container-engine",
    Kind.LOCAL_MACHINE,
    "Start the container engine, or ask for the right to use it.",
    "https://docs.docker.com/engine/daemon/troubleshoot/",
    why="The client did not reach its container engine; no registry was asked. A CI job has the engine "
    "that its settings give it: privileged mode in CodeBuild, the service docker:dind in GitLab.",
    who=operator_there,
    needs="engine-unreached",
    commands=(
        Command(
            commands.ENGINE_VERSION,
            "engine-stopped: Cannot connect, error during connect -> it is not running there: start it; a CI job "
            "has to be given one",
            _FORBIDDEN,
            _ANSWERS,
        ),
    ),
)
ENGINE = (
    _ENGINE.but(
        "Let this user use the container engine's socket, or run it by sudo.",
        needs="socket-forbidden",
        why="The client did not reach its container engine; no registry was asked. Members of the group "
        "docker may use its socket; a user who was added to it has to log in anew.",
        page="https://docs.docker.com/engine/install/linux-postinstall/",
        commands=(Command(commands.ENGINE_VERSION, _FORBIDDEN, _ANSWERS),),
    ),
    _ENGINE,
)

# The engine pushes what it holds under a name (docker image tag reference).
_LOCAL_IMAGE = Check(
    "local-image",
    Kind.LOCAL_MACHINE,
    "Tag your image with the name that is pushed.",
    "https://docs.docker.com/reference/cli/docker/image/tag/",
    why="The engine holds no image under this name; no registry was asked. A push sends what the engine "
    "holds under exactly the name and tag given.",
    needs="not-local",
    changes_state=True,
    commands=(
        Command(
            "{sudo} docker images",
            "image-under-other-name: your image under another name -> tag it: docker tag",
            "image-not-built: no such image -> build it, or pull it, first",
        ),
        Command('{sudo} docker tag "<local-image>" {image}', "tagged: nothing -> push again"),
    ),
)
LOCAL_IMAGE = (
    # CodeBuild user guide, view-build-details: post_build runs where build failed.
    _LOCAL_IMAGE.but(
        "Look further up in the job: its build failed, or used another name.",
        needs="job",
        why="The engine holds no image under this name; no registry was asked. A step can go on after a "
        "build that failed, as post_build does in CodeBuild, and each job has an engine of its own.",
        changes_state=False,
        commands=(),
    ),
    _LOCAL_IMAGE,
)

# A layer is unpacked once it is whole and its digest is right (containerd, core/unpack; moby, distribution/xfer).
UNPACKING = Check(
    "unpacking",
    Kind.LOCAL_MACHINE,
    "Pull the image on another machine: one could not unpack it.",
    "https://docs.docker.com/engine/daemon/troubleshoot/",
    why="The layer had arrived: the registry and the network gave what they were asked for. The cause is "
    "the machine's disk or engine, a lost part of an earlier pull, or, without root, too few ids in "
    "/etc/subuid. Else it is the image.",
    needs="unpack-failed",
    changes_state=True,
    commands=(
        Command(
            "docker pull {image}",
            "unpacked-elsewhere: Status: Downloaded newer image -> the machine that failed: remove the image there, "
            "pull it again, look at its disk",
            "unpacked-nowhere: the same failure -> the image: build it anew, and push it",
        ),
    ),
)

# containers-policy.json(5); podman-image-trust(1).
IMAGE_POLICY = Check(
    "image-policy",
    Kind.LOCAL_MACHINE,
    "Read which images policy.json lets that machine pull.",
    "https://github.com/containers/image/blob/main/docs/containers-policy.json.5.md",
    why="The registry gave the image; the machine that pulled it rejects it by its own policy. Podman, "
    "Buildah, Skopeo and CRI-O read ~/.config/containers/policy.json, and without it "
    "/etc/containers/policy.json.",
    who=operator_there,
    needs="rejected-here",
    commands=(
        Command(
            "podman image trust show",
            "trust-rejects: reject -> let its registry in there: podman image trust set",
            "trust-wants-signature: signed, sigstoreSigned -> sign the image with a key that is named there",
            "trust-accepts: accept -> another file is read: that of the user who pulled",
        ),
    ),
)

# Kubernetes docs, images: imagePullPolicy.
PULL_POLICY = Check(
    "pull-policy",
    Kind.LOCAL_MACHINE,
    "Load the image onto the node, or take imagePullPolicy: Never out of the pod.",
    "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy",
    why="The pod lets no image be pulled, and its node holds none of this name; ECR was not asked. With "
    "imagePullPolicy: Never the node must hold the image under exactly this name and tag, as kind "
    "load and minikube image load put it there.",
    needs="never-pulled",
)
