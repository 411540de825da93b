"""The docker CLI around the engine's text, compose, and other clients of docker's API."""

from __future__ import annotations

from tests.formats.table import HOST, NAME, REF, Format
from tests.formats.words import ANY_FEW, DENIALS, MANIFEST_UNKNOWN, NAME_UNKNOWN, PUBLIC, PUSH_FEW, RATE, STATUSES, WAYS

__all__ = ["COMPOSE", "DOCKER_CLI"]

_D = "Error response from daemon: "
_DENIED = "pull access denied for {name}, repository does not exist or may require 'docker login': {code}: {said}"
_MISSING = "repository {name} not found: {code}: {said}"
_UNABLE = "Unable to find image '{ref}' locally\n"
_RUN = "docker/cli cli/command/container/run.go"
_HELPER = "error getting credentials - err: exit status 1, out: `{out}`"

DOCKER_CLI = (
    Format(f"{_D}{_DENIED}", "all", "moby client/request.go", tells=NAME, operation="pull", says=DENIALS[:3]),
    Format("{code}: {said}", "all", "moby pkg/jsonmessage Display", says=PUSH_FEW),
    Format("Using default tag: latest\nlatest: Pulling from {repo}\n", "all", "docker/cli cli/command/image/pull.go"),
    Format("{tag}: Pulling from {repo}\n{digest}: Pull complete", "all", "moby distribution/pull_v2.go"),
    Format(
        f"{_UNABLE}{{tag}}: Pulling from {{repo}}\nDigest: {{digest}}\nStatus: Downloaded newer image for {{ref}}",
        "all",
        "docker/cli cli/command/container/create.go",
    ),
    Format(
        f"{_UNABLE}/usr/bin/docker: {_D}{_DENIED}.\nSee '/usr/bin/docker run --help'.",
        "17.06 - 19.03.11",
        f"{_RUN} reportError",
        tells=REF,
        operation="pull",
        says=DENIALS,
    ),
    Format(
        f"{_UNABLE}docker: {_D}{_DENIED}.\nSee 'docker run --help'.",
        "19.03.12 - 27",
        f"{_RUN} reportError",
        tells=REF,
        operation="pull",
        says=DENIALS,
    ),
    Format(
        f"{_UNABLE}docker: {_D}{_MISSING}.\nSee 'docker run --help'.",
        "19.03.12 - 27",
        f"{_RUN} reportError",
        tells=REF,
        operation="pull",
        says=(NAME_UNKNOWN,),
    ),
    Format(
        f"{_UNABLE}docker: {_D}{_DENIED}\n\nRun 'docker run --help' for more information",
        "28+",
        f"{_RUN} withHelp",
        tells=REF,
        operation="pull",
        says=DENIALS,
    ),
    Format(
        f"{_UNABLE}docker: {_D}Head \"{{manifest}}\": no basic auth credentials\n\nRun 'docker run --help' for more"
        " information",
        "28+",
        f"{_RUN} withHelp",
        tells=REF,
        operation="pull",
        causes=("not-authenticated",),
    ),
    Format(
        "$ docker manifest inspect {ref}\n{code}: {said}",
        "all",
        "docker/cli cli/registry/client/fetcher.go",
        tells=REF,
        says=(*ANY_FEW, MANIFEST_UNKNOWN),
    ),
    Format(
        "no such manifest: {ref}",
        "all",
        "docker/cli cli/registry/client/fetcher.go",
        tells=REF,
        causes=("image-not-found", "not-found"),
    ),
    Format(
        f'$ docker pull {{ref}}\n{_D}Head "{{manifest}}": no basic auth credentials',
        "pull <=28.x; push <=28.4",
        "docker/cli cli/command/registry.go ResolveAuthConfig (helper failure is silent)",
        tells=REF,
        operation="pull",
        causes=("not-authenticated",),
    ),
    Format(
        "$ docker pull {ref}\n" + _HELPER.replace("{out}", "credentials not found in native keychain"),
        "pull 29+; push 28.5+; buildx; compose",
        "docker-credential-helpers client/client.go Get",
        tells=REF,
        operation="pull",
        causes=("credential-helper-failed",),
    ),
    Format(
        _HELPER.replace("{out}", "no credentials server URL"),
        "pull 29+; push 28.5+; buildx; compose",
        "docker-credential-helpers client/client.go Get",
        causes=("credential-helper-failed",),
        optional=True,
    ),
    Format(
        'error getting credentials - err: exec: "docker-credential-ecr-login": executable file not found in $PATH,'
        " out: ``",
        "pull 29+; push 28.5+; buildx; compose",
        "docker-credential-helpers client/client.go Get",
        causes=("credential-helper-failed",),
    ),
    Format(
        f"Step 1/4 : FROM {{ref}}\n{_DENIED}",
        "all",
        "docker/cli cli/command/image/build.go (legacy builder)",
        tells=REF,
        operation="pull",
        says=DENIALS[:4],
    ),
    Format(
        "failed to solve with frontend dockerfile.v0: failed to create LLB definition: unexpected status code"
        " [manifests {tag}]: {said}",
        "20.10 - 22 (BuildKit through the engine)",
        "docker/cli cli/command/image/build_buildkit.go + buildkit 0.8",
        tells=("tag",),
        says=STATUSES[:2],
        optional=True,
    ),
    Format(
        "404 Client Error for http+docker://localhost/v1.43/images/create?tag={tag}&fromImage={host}%2F{repo}: Not"
        " Found"
        f' ("{_MISSING}")',
        "all",
        "docker/docker-py docker/errors.py APIError.__str__",
        tells=REF,
        operation="pull",
        says=(NAME_UNKNOWN,),
        unchecked=("http_status", "tag"),
    ),
    Format(
        "docker.errors.NotFound: 404 Client Error for http+docker://localhost/v1.43/images/create?tag={tag}&fromImage="
        f'{{name}}: Not Found ("{_DENIED}")',
        "all",
        "docker/docker-py docker/errors.py APIError.__str__",
        tells=NAME,
        operation="pull",
        says=DENIALS[:4],
        unchecked=("http_status", "tag"),
    ),
    Format(
        '500 Server Error: Internal Server Error ("Get {v2}: {said}")',
        "<4",
        "docker/docker-py docker/errors.py APIError.__str__",
        tells=HOST,
        says=WAYS[:4],
        unchecked=("http_status",),
    ),
)

COMPOSE = (
    Format(
        f" web Error \n{_D}{_DENIED}",
        "2.0 - 2.26.0",
        "docker/compose pkg/compose/pull.go",
        tells=NAME,
        operation="pull",
        says=DENIALS[:3],
    ),
    Format(
        f" web Error {_DENIED}\n{_D}{_DENIED}",
        "2.26.1 - 2.40",
        "docker/compose pkg/compose/pull.go",
        tells=NAME,
        operation="pull",
        says=DENIALS,
    ),
    Format(
        f" Image {{ref}} Pulling \n Image {{ref}} {_DENIED}\n{_D}{_DENIED}",
        "5.x",
        "docker/compose pkg/compose/pull.go",
        tells=REF,
        operation="pull",
        says=DENIALS[:4],
    ),
    Format(
        f" web Pulling \n web Error pull access denied for {{name}}, repository does not ex...\n{_D}{_DENIED}",
        "2.26.1+",
        "docker/compose pkg/progress (line cut to the terminal)",
        tells=NAME,
        operation="pull",
        says=DENIALS[:4],
    ),
    Format(f"{_D}{_MISSING}", "all", "docker/compose", tells=NAME, operation="pull", says=(NAME_UNKNOWN,)),
    Format("{code}: {said}", "all", "docker/compose pkg/compose/push.go (no service, no reference)", says=PUSH_FEW),
    Format(
        " Pushing {ref}: 5f70bf18a086 Preparing \n Pushing {ref}: 9d3ec0a1b2c3 Waiting \n{code}: {said}",
        "all",
        "docker/compose pkg/compose/push.go",
        tells=REF,
        operation="push",
        says=PUSH_FEW,
    ),
    Format(
        f"Pulling web ({{ref}})...\nERROR: {_DENIED}",
        "1.x",
        "docker/compose v1 (python)",
        tells=REF,
        operation="pull",
        says=DENIALS[:4],
    ),
    Format(
        "Pulling web ({ref})...\nERROR: {code}: {said}",
        "1.x",
        "docker/compose v1 (python)",
        tells=("tag",),
        operation="pull",
        says=(RATE,),
        unchecked=("repository",),
        place=PUBLIC,
    ),
)
