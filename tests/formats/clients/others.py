"""Tools built on the clients: scanners, builders, deployers, service controllers, and AWS CLI's own failures."""

from __future__ import annotations

from tests.formats.table import HOST, NAME, REF, Format
from tests.formats.words import ANY_FEW, DENIALS, MANIFEST_UNKNOWN, NAME_UNKNOWN, PUSH_FEW, STATUSES

__all__ = ["OTHERS"]

_UNAUTHORIZED = "unexpected status code 401 Unauthorized: Not Authorized"
_LOGIN = "$ aws ecr get-login-password --region {region} | docker login --username AWS --password-stdin {host}\n"
_NO_CREDENTIALS = 'Error response from daemon: Head "{manifest}": no basic auth credentials'
_OUT = "not-authenticated"

OTHERS = (
    Format(
        'FATAL image scan error: unable to find the specified image "{ref}" in ["docker" "containerd" "podman"'
        ' "remote"]:'
        " 4 errors occurred:\n\t* docker error: unable to inspect the image ({ref}): Error response from daemon: No"
        " such"
        " image: {ref}\n\t* containerd error: containerd socket not found: /run/containerd/containerd.sock\n\t* podman"
        f" error: no podman socket found\n\t* remote error: GET {{manifest}}: {_UNAUTHORIZED}\n",
        "0.45+",
        "aquasecurity/trivy",
        REF,
        causes=(_OUT,),
        fields={"http_status": 401},
    ),
    Format(
        "Build image failed, perhaps you should make sure your credentials for '{name}' are set up correctly. See"
        " https://github.com/GoogleContainerTools/jib for help: Unauthorized for {host}/{repo}: 401 Unauthorized",
        "2+",
        "GoogleContainerTools/jib",
        NAME,
        causes=(_OUT,),
        fields={"http_status": 401},
        unchecked=("tag",),
    ),
    Format(
        "Tried to push image manifest for {ref} but failed because: tag invalid: The image tag '{tag}' already"
        " exists in the '{repo}' repository and cannot be overwritten because the tag is immutable.",
        "2+",
        "GoogleContainerTools/jib",
        REF,
        causes=("tag-immutable", "bad-request"),
        fields={"code": "TAG_INVALID"},
        unchecked=("operation",),
    ),
    Format(
        "[INFO] Pushing image '{ref}'\n[ERROR] Failed to execute goal spring-boot:build-image: Execution build-image"
        " failed:"
        " Error response received when pushing image: {code}: {said} -> [Help 1]",
        "3+",
        "spring-projects/spring-boot buildpack",
        says=PUSH_FEW,
        unchecked=(*REF, "cross_account"),
    ),
    Format(
        "ERROR: failed to build: ensure registry read/write access to {name}: failed to access image: POST {uploads}:"
        " {CODE}: {said}",
        "0.30+",
        "buildpacks/pack",
        NAME,
        PUSH_FEW,
        operation="push",
    ),
    Format(
        "error checking push permissions -- make sure you entered the correct tag name, and that you are authenticated"
        ' correctly, and try again: checking push permission for "{ref}": creating push check transport for {host}'
        " failed:"
        f" GET {{v2}}: {_UNAUTHORIZED}",
        "1+",
        "GoogleContainerTools/kaniko",
        REF,
        causes=(_OUT,),
        operation="push",
        fields={"http_status": 401},
    ),
    Format(
        "rpc error: code = Unknown desc = Manifest generation error (cached): `helm pull oci://{host}/charts/web"
        " --version"
        ' 1.0 --destination /tmp/0a1b` failed exit status 1: Error: GET "{v2}charts/web/manifests/1.0": response status'
        " code 403: {code}: {said}",
        "2+",
        "argoproj/argo-cd",
        HOST,
        (ANY_FEW[2],),
        fields={"repository": "charts/web", "tag": "1.0", "http_status": 403},
    ),
    Format(
        'time="2024-05-01T10:00:00Z" level=error msg="Unable to update container \\"/web\\": Error response from'
        " daemon:"
        ' Head \\"{manifest}\\": no basic auth credentials. Proceeding to next."',
        "1+",
        "containrrr/watchtower",
        REF,
        causes=(_OUT,),
    ),
    Format(
        "2024-05-01 10:00:00 ERROR  Failed to pull Docker image {ref}: latest: Pulling from {repo} "
        f"{_NO_CREDENTIALS}. Check snapshot logs for details.",
        "all",
        "Elastic Beanstalk",
        REF,
        causes=(_OUT,),
    ),
    Format(
        "FATAL:   While making image from oci registry: error fetching image to cache: failed to get checksum for"
        " docker://{ref}: reading manifest {tag} in {name}: {code}: {said}",
        "3+",
        "sylabs/singularity",
        REF,
        (*ANY_FEW, MANIFEST_UNKNOWN),
    ),
    Format(
        "Error: Error pushing docker image: Error pushing image: {code}: {said}\n\n  with docker_registry_image.web,",
        "2+",
        "kreuzwerker/terraform-provider-docker",
        says=PUSH_FEW,
        unchecked=("operation",),
    ),
    Format(
        "Error: Unable to read Docker image into resource: unable to pull image {ref}: error pulling image {ref}: Error"
        " response from daemon: pull access denied for {name}, repository does not exist or may require 'docker login':"
        " {code}: {said}",
        "3+",
        "kreuzwerker/terraform-provider-docker",
        REF,
        DENIALS[:3],
        operation="pull",
    ),
    Format(
        "checking failed for image {ref}: GET {manifest}: {CODE}: {said}",
        "1+",
        "fluxcd image-reflector-controller",
        REF,
        ANY_FEW,
    ),
    Format(
        "failed to verify image {ref}: .attestors[0].entries[0].keys: GET {manifest}: unexpected status code 401"
        " Unauthorized: Not Authorized",
        "1+",
        "kyverno/kyverno",
        REF,
        causes=(_OUT,),
        fields={"http_status": 401},
    ),
    Format(
        "Error: signing [{ref}]: accessing entity: entity not found in registry, error: GET {manifest}: {CODE}: {said}",
        "2+",
        "sigstore/cosign",
        REF,
        (MANIFEST_UNKNOWN, NAME_UNKNOWN, DENIALS[0]),
    ),
    Format(
        "resource script '/opt/resource/check []' failed: exit status 1\n\nstderr:\nFATA[0000] check failed: read tag"
        " from"
        " registry: failed to authenticate to ECR: GetAuthorizationToken: {said}",
        "1+",
        "concourse/registry-image-resource",
        says=(DENIALS[1],),
        unchecked=("operation",),
    ),
    Format(
        "error CONTAINER1013: Failed to push to the output registry: CONTAINER2001: Failed to upload blob using POST"
        " {uploads}; received status code 'Forbidden'.",
        "8+",
        ".NET SDK containers",
        NAME,
        causes=("forbidden",),
        operation="push",
        unchecked=("http_status", "operation"),
    ),
    Format(
        'Failed to install release: failed to pull chart "oci://{host}/charts/web": failed to authorize: failed to'
        " fetch"
        " oauth token: unexpected status from GET request to https://{host}/token: 401 Unauthorized",
        "0.1+",
        "helmfile and controllers on helm's library",
        HOST,
        causes=(_OUT,),
        fields={"http_status": 401},
        unchecked=("repository",),
    ),
    Format(
        'fatal: [node1]: FAILED! => {"changed": false, "msg": "Error pulling image {name}:{tag} - 500 Server Error for'
        " http+docker://localhost/v1.41/images/create?tag={tag}&fromImage={host}%2F{repo}: Internal Server Error"
        ' (\\"Head \\"{manifest}\\": no basic auth credentials\\")"}',
        "2.10+",
        "ansible community.docker",
        REF,
        causes=(_OUT,),
        unchecked=("http_status",),
    ),
    Format(
        "Failed to pull {name}: Error response from daemon: Get {manifest}: no basic auth"
        " credentials\nERROR: Build failed with exit code 1",
        "all",
        "shell scripts",
        REF,
        causes=(_OUT,),
    ),
    Format(
        f'{_LOGIN}\nUnable to locate credentials. You can configure credentials by running "aws configure".\nError:'
        " Cannot perform an interactive login from a non TTY device",
        "all",
        "AWS CLI credentials",
        HOST,
        causes=("aws-credentials-failed",),
        operation="login",
        unchecked=(*HOST,),
    ),
    Format(
        f'{_LOGIN}\nCould not connect to the endpoint URL: "https://api.ecr.eu-west-9.amazonaws.com/"',
        "all",
        "AWS CLI",
        causes=("connection-failed", "host-not-found"),
        unchecked=(*HOST, "operation"),
    ),
    Format(
        'Could not connect to the endpoint URL: "https://api.ecr.{region}.amazonaws.com/"',
        "all",
        "AWS CLI",
        ("region",),
        causes=("connection-failed", "host-not-found"),
    ),
    Format(
        f"{_LOGIN}\nAn error occurred (ExpiredTokenException) when calling the GetAuthorizationToken operation: The"
        f" security"
        " token included in the request is expired\nError: Cannot perform an interactive login from a non TTY device",
        "all",
        "AWS CLI",
        causes=("aws-credentials-failed",),
        operation="login",
        unchecked=(*HOST, "code"),
    ),
    Format(
        "An error occurred (ThrottlingException) when calling the GetAuthorizationToken operation (reached max"
        " retries: 4):"
        " Rate exceeded",
        "all",
        "AWS CLI",
        causes=("rate-limited",),
        unchecked=("code", "action"),
    ),
    Format(
        "An error occurred (ImageTagAlreadyExistsException) when calling the PutImage operation: The image tag '{tag}'"
        " already exists in the '{repo}' repository and cannot be overwritten because the tag is immutable.",
        "all",
        "AWS CLI",
        causes=("tag-immutable",),
        unchecked=("code", "action", "repository", "tag"),
    ),
    Format(
        "An error occurred (ImageNotFoundException) when calling the DescribeImages operation: The image with imageId"
        " {imageDigest:'null', imageTag:'{tag}'} does not exist within the repository with name '{repo}' in the"
        " registry"
        " with id '{account}'",
        "all",
        "AWS CLI",
        ("registry_id", "repository", "tag"),
        causes=("image-not-found",),
        unchecked=("code", "action", "tag"),
    ),
    Format(
        "unknown shorthand flag: 'e' in -e\nSee 'docker login --help'.",
        "17.06+",
        "docker/cli (old `aws ecr get-login`)",
        causes=("login-failed",),
        operation="login",
        optional=True,
    ),
    Format(
        "error getting credentials - err: docker-credential-ecr-login resolves to executable in current directory"
        " (./docker-credential-ecr-login), out: ``",
        "23+",
        "docker-credential-helpers",
        causes=("credential-helper-failed",),
        optional=True,
    ),
    Format(
        'Error: Login did not succeed, error: Error response from daemon: Get "{v2}": dial tcp: lookup {host}: no such'
        " host",
        "all",
        "docker/cli",
        HOST,
        causes=("host-not-found",),
        unchecked=("operation",),
    ),
    Format(
        "GET {v2}{repo}/tags/list?n=1000: {CODE}: {said}",
        "all",
        "google/go-containerregistry (list)",
        NAME,
        ANY_FEW,
    ),
    Format(
        "Could not fetch tags for {name}: {CODE}: {said}",
        "all",
        "update checkers",
        NAME,
        (NAME_UNKNOWN,),
    ),
    Format(
        'W0501 10:00:00.000000   1 reflector.go:1] image "{ref}": HEAD {manifest}: unexpected status code {said} (HEAD'
        " responses have no body, use GET for details)",
        "1+",
        "jetstack/version-checker and other controllers",
        REF,
        STATUSES[:2],
    ),
)
