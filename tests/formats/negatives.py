"""Near misses: other registries' refusals, other services' denials, healthy logs. None of them is ECR's failure."""

from __future__ import annotations

from collections.abc import Iterator

from tests.formats.cases import Case

__all__ = ["negatives"]

# Where else images live: reference, host of the API, repository path.
_ELSEWHERE = {
    "hub": ("docker.io/acme/web:1.0", "registry-1.docker.io", "acme/web"),
    "hub-short": ("acme/web:1.0", "registry-1.docker.io", "acme/web"),
    "ghcr": ("ghcr.io/acme/web:1.0", "ghcr.io", "acme/web"),
    "quay": ("quay.io/acme/web:1.0", "quay.io", "acme/web"),
    "gar": ("europe-west1-docker.pkg.dev/acme/images/web:1.0", "europe-west1-docker.pkg.dev", "acme/images/web"),
    "acr": ("acme.azurecr.io/web:1.0", "acme.azurecr.io", "web"),
    "gitlab": ("registry.gitlab.com/acme/web:1.0", "registry.gitlab.com", "acme/web"),
    "local": ("localhost:5000/web:1.0", "localhost:5000", "web"),
}
# How clients say it there: {r} reference, {n} name without tag, {h} host, {p} path.
_FORMS = {
    "pull-denied": "Error response from daemon: pull access denied for {n}, repository does not exist or may require"
    " 'docker login': denied: requested access to the resource is denied",
    "pull-missing": "Error response from daemon: manifest for {r} not found: manifest unknown: manifest unknown",
    "pull-no-name": "Error response from daemon: repository {n} not found: name unknown: repository name not known to"
    " registry",
    "pull-credentials": 'Error response from daemon: Head "https://{h}/v2/{p}/manifests/1.0": no basic auth'
    " credentials",
    "pull-unauthorized": 'Error response from daemon: Head "https://{h}/v2/{p}/manifests/1.0": unauthorized:'
    " authentication required",
    "pull-token": 'Error response from daemon: Head "https://{h}/v2/{p}/manifests/1.0": denied: denied',
    "pull-ping": 'Error response from daemon: Get "https://{h}/v2/": dial tcp: lookup {h} on 10.0.0.2:53: no such host',
    "containerd-403": 'Error response from daemon: failed to resolve reference "{r}": unexpected status from HEAD'
    " request"
    " to https://{h}/v2/{p}/manifests/1.0: 403 Forbidden",
    "containerd-404": 'failed to resolve reference "{r}": {r}: not found',
    "push": "The push refers to repository [{n}]\n5f70bf18a086: Preparing\ndenied: requested access to the resource is"
    " denied",
    "push-plain": "$ docker push {r}\nThe push refers to repository [{n}]\nunauthorized: authentication required",
    "kubelet": 'Warning  Failed  12s  kubelet  Failed to pull image "{r}": failed to pull and unpack image "{r}":'
    " failed to"
    ' resolve reference "{r}": pull access denied, repository does not exist or may require authorization: server'
    " message: insufficient_scope: authorization failed\nWarning  Failed  12s  kubelet  Error: ErrImagePull",
    "kubelet-429": 'Failed to pull image "{r}": rpc error: code = Unknown desc = toomanyrequests: You have reached'
    " your pull"
    " rate limit. You may increase the limit by authenticating and upgrading:"
    " https://www.docker.com/increase-rate-limit",
    "buildkit": "ERROR: failed to solve: {r}: failed to resolve source metadata for {r}: unexpected status from HEAD"
    " request to https://{h}/v2/{p}/manifests/1.0: 401 Unauthorized",
    "buildkit-push": "ERROR: failed to solve: failed to push {r}: denied: permission_denied: write_package",
    "podman": "Error: initializing source docker://{r}: reading manifest 1.0 in {n}: denied: requested access to the"
    " resource is denied",
    "crane": "Error: GET https://{h}/v2/{p}/manifests/1.0: UNAUTHORIZED: authentication required; [map[Action:pull"
    " Class:"
    " Name:{p} Type:repository]]",
    "kaniko": 'error checking push permissions: checking push permission for "{r}": POST'
    " https://{h}/v2/{p}/blobs/uploads/:"
    " DENIED: requested access to the resource is denied",
    "oras": 'Error: failed to resolve 1.0: GET "https://{h}/v2/{p}/manifests/1.0": response status code 403: denied:'
    " denied",
    "helm": 'Error: GET "https://{h}/v2/{p}/tags/list": response status code 401: unauthorized: authentication'
    " required",
    "ecs": "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {r}:"
    " failed to"
    ' do request: Head "https://{h}/v2/{p}/manifests/1.0": dial tcp 10.1.2.3:443: i/o timeout',
    "login": 'Error response from daemon: Get "https://{h}/v2/": unauthorized: incorrect username or password',
}
_ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
_PUSHED = (
    f"The push refers to repository [{_ECR}/team/app]\n5f70bf18a086: Pushed\n9d3ec0a1b2c3: Layer already exists\n"
    "v1: digest: sha256:7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730 size: 1573\n"
)
_PULLED = (
    f"Unable to find image '{_ECR}/team/app:v1' locally\nv1: Pulling from team/app\n5f70bf18a086: Pull complete\n"
    "Digest: sha256:7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730\n"
    f"Status: Downloaded newer image for {_ECR}/team/app:v1\n"
)
_LOGIN = f"$ aws ecr get-login-password | docker login --username AWS --password-stdin {_ECR}\nLogin Succeeded\n"
_ME = "arn:aws:sts::444455556666:assumed-role/ci-runner/deploy"

_OTHER_TOOLS = {
    "npm-403": "npm ERR! code E403\nnpm ERR! 403 403 Forbidden - PUT https://registry.npmjs.org/@acme%2fweb - You do"
    " not"
    " have permission to publish",
    "npm-404": "npm error 404 Not Found - GET https://registry.npmjs.org/@acme%2fweb - Not found",
    "npm-codeartifact": "npm ERR! 403 Forbidden - GET"
    " https://acme-111122223333.d.codeartifact.eu-west-1.amazonaws.com/npm/"
    "web/ - User: anonymous is not authorized",
    "pip-403": "ERROR: HTTP error 403 while getting https://pypi.example.com/simple/web/\nERROR: Could not install: 403"
    " Client Error: Forbidden for url",
    "pip-timeout": "WARNING: Retrying (Retry(total=4)) after connection broken by 'ConnectTimeoutError': /simple/web/",
    "apt-403": "E: Failed to fetch http://deb.debian.org/debian/pool/main/c/curl.deb  403  Forbidden [IP: 10.1.2.3 80]",
    "apt-404": "Err:1 http://archive.ubuntu.com/ubuntu jammy Release\n  404  Not Found [IP: 185.125.190.36 80]",
    "git-403": "remote: Permission to acme/web.git denied to ci-bot.\nfatal: unable to access"
    " 'https://github.com/acme/web.git/': The requested URL returned error: 403",
    "git-key": "git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.",
    "git-missing": "remote: Repository not found.\nfatal: repository 'https://github.com/acme/web.git/' not found",
    "git-rejected": " ! [remote rejected] main -> main (pre-receive hook declined)\nerror: failed to push some refs to"
    " 'github.com:acme/web.git'",
    "curl": "curl: (22) The requested URL returned error: 403 Forbidden",
    "terraform-registry": "Error: Failed to query available provider packages: could not query provider registry for"
    " registry.terraform.io/hashicorp/aws: 403 Forbidden",
    "helm-chart": "Error: failed to fetch https://charts.example.com/web-1.0.tgz : 403 Forbidden",
    "docker-socket": "permission denied while trying to connect to the Docker daemon socket at"
    " unix:///var/run/docker.sock",
    "sudo": "sudo: deploy : command not allowed ; permission denied",
    "ssh": "deploy@10.0.0.1: Permission denied (publickey,password).",
    "kubernetes-rbac": 'Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:default:web"'
    " cannot"
    ' list resource "pods" in API group "" in the namespace "default"',
    "postgres": 'FATAL:  password authentication failed for user "web"\nERROR: permission denied for table users',
    "http-access": '10.0.0.1 - - [01/May/2024:10:00:00 +0000] "GET /v2/team/app/manifests/v1 HTTP/1.1" 403 52 "-"'
    ' "curl/8"',
    "unit-test": "FAILED tests/test_api.py::test_denied - AssertionError: expected 'denied' got 'granted'",
    "mysql-name": 'container web-image-pull-denied-5d8c7 started\npod "name-unknown-worker" created',
}
_OTHER_SERVICES = {
    "s3": f"An error occurred (AccessDenied) when calling the PutObject operation: User: {_ME} is not authorized to"
    f" perform:"
    ' s3:PutObject on resource: "arn:aws:s3:::acme-artifacts/web.zip" because no identity-based policy allows the'
    " s3:PutObject action",
    "s3-plain": "fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden",
    "ecs-update": f"An error occurred (AccessDeniedException) when calling the UpdateService operation: User: {_ME} is"
    f" not"
    " authorized to perform: ecs:UpdateService on resource: arn:aws:ecs:eu-west-1:111122223333:service/prod/web"
    " because no"
    " identity-based policy allows the ecs:UpdateService action",
    "ecs-missing": "An error occurred (ServiceNotFoundException) when calling the UpdateService operation: Service not"
    " found.",
    "ecs-404": 'time="2024-05-01T10:00:00Z" level=info msg="Task metadata"'
    ' task="arn:aws:ecs:eu-west-1:111122223333:task/prod/0a1b2c3d"\nGET /v3/stats: 404 Not Found',
    "sts": f"An error occurred (AccessDenied) when calling the AssumeRole operation: User: {_ME} is not authorized to"
    " perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/deploy",
    "iam": f"An error occurred (AccessDenied) when calling the PassRole operation: User: {_ME} is not authorized to"
    f" perform:"
    " iam:PassRole on resource: arn:aws:iam::111122223333:role/ecsTaskExecutionRole because no identity-based policy"
    " allows"
    " the iam:PassRole action",
    "secrets": "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval"
    " failed:"
    " unable to retrieve secret from asm: service call has been retried 1 time(s): AccessDeniedException: User:"
    f" {_ME} is not authorized to perform: secretsmanager:GetSecretValue on resource:"
    " arn:aws:secretsmanager:eu-west-1:111122223333:secret:web because no identity-based policy allows the"
    " secretsmanager:GetSecretValue action",
    "kms": f"AccessDeniedException: User: {_ME} is not authorized to perform: kms:Decrypt on resource:"
    " arn:aws:kms:eu-west-1:111122223333:key/0a1b because no resource-based policy allows the kms:Decrypt action",
    "lambda": f"AccessDeniedException: User: {_ME} is not authorized to perform: lambda:UpdateFunctionCode on resource:"
    " arn:aws:lambda:eu-west-1:111122223333:function:web",
    "logs": f"User: {_ME} is not authorized to perform: logs:CreateLogStream on resource:"
    " arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/ecr-web:* because no identity-based policy allows the"
    " logs:CreateLogStream action",
    "codebuild": f"AccessDeniedException: User: {_ME} is not authorized to perform: codebuild:StartBuild on resource:"
    " arn:aws:codebuild:eu-west-1:111122223333:project/ecr-images",
    "secgroup": "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not"
    " authorized"
    " to perform this operation.",
}
_HEALTHY = {
    "push": _PUSHED,
    "push-command": f"$ docker push {_ECR}/team/app:v1\n{_PUSHED}",
    "pull": _PULLED,
    "login": _LOGIN,
    "login-push": _LOGIN + _PUSHED,
    "buildkit": f"#8 exporting to image\n#8 pushing layers 2.1s done\n#8 pushing manifest for"
    f" {_ECR}/team/app:v1@sha256:"
    "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730 1.2s done\n#8 DONE 3.4s",
    "buildkit-metadata": f"#3 [internal] load metadata for {_ECR}/team/app:v1\n#3 DONE 0.6s\n#4 [1/2] FROM"
    f" {_ECR}/team/app:v1",
    "buildkit-cache": f"#6 importing cache manifest from {_ECR}/team/app:cache\n#6 DONE 0.2s",
    "kubelet": f'  Normal  Pulling    10s  kubelet  Pulling image "{_ECR}/team/app:v1"\n  Normal  Pulled     9s  '
    f" kubelet "
    f' Successfully pulled image "{_ECR}/team/app:v1" in 812ms (812ms including waiting)\n  Normal  Created    9s  '
    f" kubelet "
    " Created container: web\n  Normal  Started    9s   kubelet  Started container web",
    "kubelet-present": f'  Normal  Pulled  10s  kubelet  Container image "{_ECR}/team/app:v1" already present on'
    f" machine",
    "kubelet-crash": f'  Normal   Pulled   10s  kubelet  Successfully pulled image "{_ECR}/team/app:v1"\n  Warning '
    f" BackOff "
    " 5s   kubelet  Back-off restarting failed container web in pod web-5d8c7",
    "kubelet-probe": f'  Normal   Pulled     10s  kubelet  Successfully pulled image "{_ECR}/team/app:v1"\n  Warning '
    " Unhealthy  5s   kubelet  Readiness probe failed: HTTP probe failed with statuscode: 403",
    "ecs-running": '{"lastStatus":"RUNNING","image":"' + _ECR + '/team/app:v1","exitCode":null}',
    "ecs-exited": f'{{"image":"{_ECR}/team/app:v1","reason":"OutOfMemoryError: Container killed due to memory usage"}}',
    "ecs-health": f"service web (image {_ECR}/team/app:v1) task failed ELB health checks: status code 404",
    "podman": f"Trying to pull {_ECR}/team/app:v1...\nGetting image source signatures\nWriting manifest to image"
    f" destination",
    "crane": f"2024/05/01 10:00:00 pushed blob: sha256:7d86\n2024/05/01 10:00:01 {_ECR}/team/app:v1: digest:"
    f" sha256:7d86 size:"
    " 527",
    "kaniko": f"INFO[0010] Pushing image to {_ECR}/team/app:v1\nINFO[0013] Pushed {_ECR}/team/app@sha256:7d86",
    "helm": f"Pushed: {_ECR}/charts/web:1.0.0\nDigest: sha256:7d86",
    "create": '{"repository":{"repositoryArn":"arn:aws:ecr:eu-west-1:111122223333:repository/team/app",'
    '"repositoryUri":"' + _ECR + '/team/app","imageTagMutability":"IMMUTABLE"}}',
    "exists-then-pushed": "An error occurred (RepositoryAlreadyExistsException) when calling the CreateRepository"
    " operation:"
    " The repository with name 'team/app' already exists in the registry with id '111122223333'\n" + _PUSHED,
    "retried": f"The push refers to repository [{_ECR}/team/app]\n5f70bf18a086: Preparing\n5f70bf18a086: Retrying in 5"
    " seconds\n5f70bf18a086: Retrying in 1 second\n5f70bf18a086: Pushed\nv1: digest:"
    " sha256:7d865e959b2466918c9863afca942d0f"
    "b89d7c9ac0c99bafc3749504ded97730 size: 1573",
    "pushed-test-fails": _PUSHED + "FAILED tests/test_api.py::test_denied - expected 403 Forbidden, got 200 OK",
    "pushed-then-curl": _PUSHED + "curl: (22) The requested URL returned error: 404 Not Found",
    "policy-text": '{"Sid":"pull","Effect":"Deny","Principal":"*",'
    '"Action":["ecr:BatchGetImage","ecr:InitiateLayerUpload"]}',
    "terraform-plan": '  + resource "aws_ecr_repository_policy" "web" {\n      + repository = "team/app"\n      +'
    " policy ="
    ' jsonencode({ Action = "ecr:BatchGetImage", Effect = "Deny" })\n    }',
}
_PROSE = {
    "suffix-host": "Error response from daemon: Head"
    ' "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com.example.org/v2/app/'
    'manifests/v1": no basic auth credentials',
    "prefix-host": 'Error response from daemon: Head "https://ecr.example.org/v2/app/manifests/v1": no basic auth'
    " credentials",
    "denied": "The request was denied by the reviewer; please push again when approved.",
    "ticket": "Access to the staging image repository was denied for two people last week, they were added to the"
    " group.",
    "release-notes": "Fixed: images could not be pulled when the registry was slow. The layer cache is now shared.",
    "container-name": "NAME                              READY   STATUS\nweb-CannotPullContainerError-5d8c7   1/1    "
    " Running",
    "pod-name": "pod/errimagepull-demo-5d8c7 condition met",
    "commit": "a1b2c3d Handle 'denied' when pushing; show repository not found page",
    "metric": 'registry_http_requests_total{code="403",method="GET",handler="manifests"} 12',
    "translation": 'msgid "repository not found"\nmsgstr "Repository nicht gefunden"',
    "config": "image:\n  repository: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app\n  pullPolicy: Always\n "
    " tag: v1",
}
# After which of ECR's successes another registry's refusal is tried.
_ABOVE = {"pull": _PULLED, "login": _LOGIN, "push": _PUSHED}


def negatives() -> Iterator[tuple[str, Case]]:
    """Every near miss, alone and beside a success of ECR's, by what it is."""
    for how, words in _FORMS.items():
        for where, (reference, host, path) in _ELSEWHERE.items():
            name = reference.rpartition(":")[0]
            text = words.replace("{r}", reference).replace("{n}", name).replace("{h}", host).replace("{p}", path)
            yield how, Case(where, text)
            for above, success in _ABOVE.items():
                yield how, Case(f"{where}-after-{above}", success + text)
    for group, texts in (("tool", _OTHER_TOOLS), ("service", _OTHER_SERVICES), ("prose", _PROSE)):
        for name, text in texts.items():
            yield f"{group}-{name}", Case("alone", text)
            yield f"{group}-{name}", Case("after-push", _PUSHED + text)
            yield f"{group}-{name}", Case("before-pull", f"{text}\n{_PULLED}")
    for name, text in _HEALTHY.items():
        yield f"healthy-{name}", Case("alone", text)
