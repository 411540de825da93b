"""What the deciding wording says beyond the cause, by the names of the catalogue's entries."""

from __future__ import annotations

from ecr_denied.advice.known import fact
from ecr_denied.advice.meanings import EXCEPTIONS
from ecr_denied.names.syntax import is_empty

fact("expired", "if the AWS credentials had expired", "wording=aws_credentials.expired")
fact("profile-missing", "if the text says that there is no such profile", "wording=aws_credentials.no-profile")
# They, and the region, were set.
fact(
    "had-credentials",
    "if AWS did not take the credentials",
    "expired",
    "wording=aws_credentials.invalid|aws_credentials.unknown-client",
)
# So no service of AWS was asked.
fact("lacks-region", "if no region was set", "wording=aws_credentials.no-region")
fact(
    "lacks-instance-role",
    "if the metadata service of an instance gave no credentials",
    "wording=aws_credentials.no-instance-role|aws_credentials.metadata-absent",
)
fact("sso-ended", "if a session of Identity Center has ended, or was never begun", "wording=aws_credentials.sso-ended")
fact("early-certificate", "if the certificate is not valid yet by the client's clock", "wording=go.clock-behind")
fact("wrong-clock", "if the text says that the clock is off", "wording=aws_credentials.clock-off", "early-certificate")
# It is in a key or a token.
fact("line-break", "if a header with a line break was not sent", "wording=go.header-invalid")
# It asked by itself, so that no docker login is at fault.
fact("no-token-of-program", "if a program says that it got no token", "wording=aws_credentials.empty-token")
fact("script-slow", "if a script of Image Updater's was too slow", "wording=docker_login.registry-script-slow")
fact(
    "script-failed",
    "if a script of Image Updater's gave it no token",
    "wording=docker_login.registry-script",
    "script-slow",
)
fact("no-substitution", "if cmd was given `$( )`", "wording=docker_login.no-substitution")
# So docker login was given nothing.
fact("cli-missing", "if the shell found no AWS CLI", "wording=docker_login.no-cli")
fact("lacks-password", "if docker login got no password", "wording=docker_login.no-terminal|docker_login.no-password")
fact(
    "reason-unread",
    "if the AWS CLI gave no token, and said why in words that are not known",
    lambda known: known.command.aws_failed,
)
fact("no-token", "if a login was given no token", "no-token-of-program", "lacks-password", "reason-unread")
fact("credential-missing", "if Jenkins has no credential of that name", "wording=programs.jenkins-no-credential")
fact("access-role-invalid", "if App Runner may not assume its access role", "wording=services.access-role-invalid")
# SageMaker says that the repository does not let it in.
fact(
    "service-not-granted",
    "if the text says that the repository does not let a service in",
    "wording=services.service-not-granted",
)
# So the repository is there.
fact(
    "says-what-lacks",
    "if the text names the role that may not be assumed, or the repository that lets a service not in",
    "access-role-invalid",
    "service-not-granted",
)
# Any other login need not have reached a registry.
fact(
    "password-refused",
    "if the registry refused the password of a login",
    "wording=docker_login.login-attempt|docker_login.wrong-password",
)
fact("login-refused", "if a login was answered, and refused", "password-refused", "wording=sdk.token-call-failed")
# A step of a job had a token for docker, and keeps what docker said of it.
fact("docker-silent", "if a job does not tell what docker login said", "wording=docker_login.step-failed")
fact("had-token", "if a login had a token to send", "password-refused", "docker-silent")
fact(
    "login-in-words", "if the words do not tell what was wrong with a login", "docker-silent", "wording=fallback.login"
)
fact("region-unread", "if docker/login-action found no region in the host", "wording=docker_login.region-unread")
fact("old-login", "if the login command is one that is gone", "wording=docker_login.old-command")
fact(
    "may-want-login",
    "if a client says that a login may be missing",
    "wording=docker.no-pull-access|docker.pull-access-denied|services.no-push-access",
)
# What was asked for may not be there, or may be there for others.
fact(
    "missing-or-refused",
    "if a client says that the image is missing or was refused",
    "wording=services.algorithm-image-refused|docker.no-pull-access|docker.pull-access-denied|distribution.missing-or-refused-in-words",
)
# ECR's private registries ask for no Bearer token (distribution/distribution registry/client/errors.go; ECR user guide,
# registry_auth).
fact(
    "asked-elsewhere",
    "if a registry refused in words that no private one of ECR's has, and the text names none",
    lambda known: known.holds("wording=distribution.insufficient-scope|distribution.default-text !public !registry"),
)
fact("command-alone", "if a program says that its command failed", "wording=shell.command-failed|tools.command-failed")
fact("kept-already", "if the keychain holds a login already", "wording=helpers.kept-already")
fact("keeps-no-logins", "if the helper keeps no logins", "wording=helpers.keeps-no-logins")
fact("store-too-small", "if the store of Windows is too small", "wording=helpers.store-too-small")
fact(
    "on-windows",
    "if it was on Windows",
    lambda known: bool(known["shell=powershell|cmd"] or known["store-too-small"]) or "wincred" in known.helper,
)
# The registry had accepted the login before (docker/cli, cli/command/registry/login.go).
fact("not-stored", "if a login was accepted and not stored", "wording=helpers.not-stored")
fact("keychain-closed", "if a keychain of macOS did not open", "wording=helpers.keychain-closed")
fact("store-closed", "if a store of logins did not open", "wording=helpers.store-closed|helpers.pass-closed")
fact("helper-foreign", "if the helper is a program of another system", "wording=helpers.helper-foreign")
# So it is no helper that asks AWS.
fact("store-at-fault", "if what is to keep logins failed", "not-stored", "store-closed", "keychain-closed")
# The helper does not take the host that it was asked for as one of ECR.
fact("of-ecr-alone", "if a helper says that it is for ECR alone", "wording=helpers.of-ecr-alone")
# ecr-login says the same where AWS gave it no token (awslabs/amazon-ecr-credential-helper ecr-login/ecr.go, Get).
fact("login-not-held", "if a helper gave no login for the host", "wording=helpers.login-not-held")
fact("helper-missing", "if the helper's program was not found", "wording=helpers.helper-missing")
# So it asked AWS for nothing, by no role.
fact("provider-unstarted", "if the kubelet's credential provider did not start", "wording=helpers.provider-not-started")
fact("provider-unanswered", "if the kubelet's credential provider was too slow", "wording=helpers.provider-unanswered")
# No AWS credentials were asked for.
fact("could-not-keep", "if the helper says why it kept no login", "keeps-no-logins", "kept-already", "store-too-small")
fact(
    "helper-asked-aws",
    "if the helper may have asked AWS for a token",
    "ecrs-helper !store-at-fault !of-ecr-alone !helper-missing !helper-foreign !provider-unstarted",
)
# The use of a repository's key: by a policy, or because the key is off.
fact("key-failure", "if KMS did not let ECR use a key", "wording=api.key-refused|api.key-denied|sdk.key-failure")
fact("pushed-already", "if the tag holds the very image already", "wording=ecr.already-pushed|api.image-exists")
fact(
    "exception",
    "if AWS says by a name of its own what stood in the way",
    f"wording={'|'.join(EXCEPTIONS)}",
)
fact(
    "code-unknown", "if a call of ECR's API failed in words that are not known", "wording=api.call-refused|api.refused"
)
fact(
    "layer-url-refused",
    "if S3 did not take the URL of a layer",
    "wording=layer_store.two-logins|layer_store.url-refused|layer_store.s3-bad-request",
)
fact(
    "name-refused",
    "if the registry refuses the name",
    "wording=ecr.repository-name-invalid|ecr.repository-name-short|ecr.cache-prefix-invalid",
)
fact("too-many-layers", "if the registry counted the layers", "wording=ecr.too-many-layers")
fact("too-many-tags", "if the registry counted the tags of the image", "wording=ecr.tag-quota")
# No upstream registry was asked.
fact("secret-refused", "if Secrets Manager refused a cache rule's secret", "wording=ecr.upstream-secret|api.upstream")
fact("rule-refused", "if ECR's API refuses to make a cache rule", "wording=api.upstream-unsupported")
# ECR reports a missing repository as such (ECR API, GetDownloadUrlForLayer).
fact("layer-asked", "", "wording=api.layer-missing")
fact("layer-missing", "if the repository has no such layer", "layer-asked", "wording=distribution.blob-unknown")
# The registry counts it again.
fact(
    "manifest-changed",
    "if the manifest that was sent has another digest than was said",
    "wording=ecr.digest-mismatch|api.digest-mismatch",
)
# It was completed without a part; an error of the server's answers the same (aws/containers-roadmap#1074).
fact(
    "upload-empty",
    "if the registry got no byte of a layer",
    lambda known: (
        known["wording=ecr.upload-empty"]
        or (known.holds("cause=registry-error !pull") and is_empty(known.request.digest))
    ),
)
fact("policy-refused", "if ECR's API refuses the text of a policy", "wording=api.policy-invalid|api.principal-unknown")
fact("registry-id-refused", "if ECR's API refuses the id of a registry", "wording=api.registry-id-invalid")
fact(
    "other-parameter",
    "if the parameter is no name and no manifest",
    "wording=ecr.parameter-invalid|ecr.media-types-refused",
)
fact(
    "parameter-refused",
    "if ECR's API refuses a parameter",
    "wording=api.parameter-invalid",
    "other-parameter",
    "registry-id-refused",
    "rule-refused",
)
# It passes no more pulls on than its configuration says.
fact("limit-of-kubelet", "if kubelet limited its own pulls", "wording=kubernetes.pulls-limited")
# What is no upstream's limit: ECR's own, and the kubelet's. ECR says that the upstream limits it, or a pull through a
# cache was limited in words that are not ECR's.
fact(
    "limit-of-upstream",
    "if an upstream registry limited a cache rule",
    "cause=rate-limited wording=ecr.upstream-rate-limited",
    "cause=rate-limited cached !wording=unsaid|ecr.data-limit|ecr.rate-exceeded|sdk.throttled "
    "!wording=kubernetes.pulls-limited",
)
fact("resolver-failed", "if the resolver of what failed gave an error", "wording=sockets.resolver-failed")
# So no address was dialled.
fact(
    "resolver-silent",
    "if the resolver of what failed did not look a name up",
    "wording=sockets.resolver-silent",
    "resolver-failed",
)
fact("gave-up", "if the client stopped waiting", "wording=go.canceled")
fact("engine-slow", "if the client did not wait for the engine's answer", "wording=engine.slow")
fact("cut-off", "if the message is cut off before its reason", "wording=docker.cut-off")
fact("back-off", "if kubelet says that it waits, and not why", "wording=kubernetes.backs-off")
fact("words-unknown", "if the words are not known, or cut off", "wording=fallback.failed|docker.cut-off")
# App Runner prints this whatever the reason was.
fact("access-role-guessed", "if App Runner guesses at its access role", "wording=services.access-role-guessed")
# The build goes on.
fact("cache-import", "if BuildKit was importing a cache", "wording=buildkit.cache-importer")
fact("cache-export", "if BuildKit was exporting a cache", "wording=buildkit.cache-export")
# It goes on, and each node asks for the image by itself.
fact("digest-unread", "if a swarm could not read the digest of an image", "wording=docker.digest-not-recorded")
# These ask no registry.
fact("host-refused", "if a program does not take the address for one of ECR's", "wording=helpers.host-refused")
fact("chart-repository", "if helm was to add ECR as a repository of HTTP", "wording=tools.helm-no-chart-repository")
fact("build-across", "if CodeBuild itself was to pull another account's image", "wording=services.codebuild-across")
fact("basic-unsupported", "if a client says that it does not know Basic", "wording=http.basic-unsupported")
fact(
    "first-version",
    "if a path was asked for that ECR does not have",
    "wording=http.first-version",
    "target=other status=404",
)
fact(
    "manifest-misread",
    "if an engine took a manifest for one of docker's first format",
    "wording=docker.signature-missing",
)
# jib says the same of both, and drops the registry's own words (jib-core, ManifestPusher).
fact("tag-or-manifest", "if a refused tag and a refused manifest look alike", "wording=jib.oci-manifest-refused")
fact("disk-full", "if the words are those of a disk", "wording=engine.disk|fallback.space")
# So the registry gave what it was asked for.
fact("unpack-failed", "if a layer that had arrived could not be unpacked", "wording=engine.unpack")
fact(
    "no-image",
    "if what was pulled is no image to the client",
    "wording=engine.no-processor|docker.media-type-unknown|containerd.media-type-unknown",
)
fact(
    "rejected-here", "if the machine that pulled rejects the image by its own policy", "wording=containers_image.policy"
)
fact(
    "layer-changed",
    "if what arrived is not what its digest names",
    "wording=docker.layer-unverified|containerd.layer-unverified",
)
# Its pod says so, and no registry was asked.
fact("never-pulled", "if kubelet may not pull the image", "wording=kubernetes.pulls-never")
fact("nothing-to-push", "if the engine does not hold what a push names", "wording=engine.nothing-to-push")
# It is no registry's answer, so no image and no right is in doubt.
fact("trust-missing", "if docker's content trust found no signatures", "wording=docker.no-trust-data")
# So no registry was asked.
fact("socket-forbidden", "if the user may not use the container engine's socket", "wording=engine.socket-forbidden")
fact("engine-unreached", "if the container engine was not reached", "wording=engine.unreachable", "socket-forbidden")
fact("lacks-image", "if the engine says that it holds no such image", "wording=engine.no-image")
fact(
    "not-local",
    "if the engine does not hold the image that is to be pushed",
    "wording=engine.nothing-to-push|engine.no-image push !public-elsewhere !node",
)
fact("source-refused", "if Lambda did not take the address of an image", "wording=services.source-image-invalid")
fact(
    "other-certificate",
    "if the certificate is that of another host",
    "wording=go.certificate-of-another|tls.certificate-of-another",
)
# By the clock of the client, which may be ahead.
fact("expired-certificate", "if the certificate has expired", "wording=tls.certificate-expired")
fact("image-inaccessible", "if ECR holds the image and does not give it", "wording=sdk.image-inaccessible")
fact("pod-identity", "if EKS could not assume a pod's role", "wording=aws_credentials.pod-role-not-assumed")
fact(
    "kubelet-gave-no-reason",
    "if kubelet pulled, and the words give no reason that is known",
    "back-off",
    "client=kubelet words-unknown",
)
fact(
    "no-metadata", "if the metadata service of an instance gave no credentials", "asks-metadata", "lacks-instance-role"
)
fact(
    "login-cannot-help",
    "if a login changes nothing for what asked",
    "line-break api-host",
    "basic-unsupported",
    "wording=programs.trivy-files",
)

# --- what leaves nothing to look for -------------------------------------------------------------------

fact(
    "login-unsent",
    "if no login was sent: a region was not read, the command does not run there, or the AWS CLI gave no token",
    "no-substitution",
    "reason-unread",
    "region-unread",
    "old-login",
    "cli-missing",
)
fact(
    "credentials-reason",
    "if the clock, a role or the way to STS is why there are no AWS credentials",
    "wrong-clock",
    "role-assumption",
    "sts-unreached",
    "pod-identity",
    "role-refused",
    "pod-without-role",
)
fact(
    "request-reason",
    "if the request was in plain HTTP, or ECR's API refuses a policy or a parameter",
    "plain-http",
    "policy-refused",
    "parameter-refused",
    "wording=api.upstream-wants-secret",
)
fact(
    "local-reason",
    "if the words name the disk, the image, its policy or the container engine",
    "disk-full",
    "unpack-failed",
    "no-image",
    "rejected-here",
    "never-pulled",
    "engine-unreached",
    "engine-slow",
)
fact(
    "reason-told",
    "if the words give a reason of their own",
    "status=201|202|204|405|413",
    "key-failure",
    "pushed-already",
    "trust-missing",
    "layer-changed",
    "build-across",
    "gave-up",
    "source-refused",
)
fact(
    "failure-told",
    "if the words give a reason of their own, or no registry was asked",
    "reason-told",
    "host-refused",
    "chart-repository",
    "exception",
    "code-unknown",
    "layer-host",
    "layer-url-refused",
)
fact("unexplained", "if the words give no reason, and say of no wait", "!failure-told !back-off !cut-off")
