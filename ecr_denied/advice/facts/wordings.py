"""What the wording that decided tells beyond the cause, by the names of the catalogue's entries."""

from __future__ import annotations

from ecr_denied.advice.known import fact, where

fact("expired", "if the AWS credentials had expired", where("wording=aws_credentials.expired"))
fact("profile-missing", "if the text says that there is no such profile", where("wording=aws_credentials.no-profile"))
# They, and the region, were set.
fact(
    "had-credentials",
    "if AWS did not take the credentials",
    where("expired", "wording=aws_credentials.invalid|aws_credentials.unknown-client"),
)
# So no service of AWS was asked.
fact("lacks-region", "if no region was set", where("wording=aws_credentials.no-region"))
fact(
    "lacks-instance-role",
    "if the metadata service of an instance gave no credentials",
    where("wording=aws_credentials.no-instance-role"),
)
fact(
    "sso-ended",
    "if a session of IAM Identity Center has ended, or was never begun",
    where("wording=aws_credentials.sso-ended"),
)
fact("early-certificate", "if the certificate is not valid yet by the client's clock", where("wording=go.clock-behind"))
fact(
    "wrong-clock",
    "if the text says that the clock is off",
    where("wording=aws_credentials.clock-off", "early-certificate"),
)
# It is in a key or a token.
fact("line-break", "if a header with a line break was not sent", where("wording=go.header-invalid"))
# It asked by itself, so that no docker login is at fault.
fact("no-token-of-program", "if a program says that it got no token", where("wording=aws_credentials.empty-token"))
fact(
    "script-slow",
    "if a script of Image Updater's gave it no token in time",
    where("wording=docker_login.registry-script-slow"),
)
fact(
    "script-failed",
    "if a script of Image Updater's gave it no token",
    where("wording=docker_login.registry-script", "script-slow"),
)
# So that docker login was given nothing.
fact("cli-missing", "if the shell found no AWS CLI", where("wording=docker_login.no-cli"))
fact(
    "lacks-password",
    "if docker login was given no password",
    where("wording=docker_login.no-terminal|docker_login.no-password"),
)
fact("no-token", "if a login was given no token", where("no-token-of-program", "lacks-password"))
# STS finds a provider by the URL of a token's issuer.
fact(
    "lacks-provider",
    "if the role's account has no identity provider for the token's issuer",
    where("wording=aws_credentials.provider-missing"),
)
fact(
    "credential-missing",
    "if Jenkins has no credential of the name that was given",
    where("wording=programs.jenkins-no-credential"),
)
fact(
    "access-role-invalid", "if App Runner may not assume its access role", where("wording=services.access-role-invalid")
)
# SageMaker says of the repository that it does not let it in.
fact(
    "service-not-granted",
    "if the text says that the repository does not let a service in",
    where("wording=services.service-not-granted"),
)
# So the repository is there.
fact(
    "says-what-lacks",
    "if the text names the role that may not be assumed, or the repository that lets a service not in",
    where("access-role-invalid", "service-not-granted"),
)
# Any other login need not have reached a registry.
fact(
    "password-refused",
    "if the registry refused the password of a login",
    where("wording=docker_login.login-attempt|docker_login.wrong-password"),
)
fact(
    "login-refused", "if a login was answered, and refused", where("password-refused", "wording=sdk.token-call-failed")
)
# A step of a job had a token for docker, and keeps what docker said of it.
fact("docker-silent", "if a job does not tell what docker login said", where("wording=docker_login.step-failed"))
fact("had-token", "if a login had a token to send", where("password-refused", "docker-silent"))
fact(
    "login-in-words",
    "if the words do not tell what was wrong with a login",
    where("docker-silent", "wording=fallback.login"),
)
fact("region-unread", "if docker/login-action found no region in the host", where("wording=docker_login.region-unread"))
fact("old-login", "if the login command is one that is gone", where("wording=docker_login.old-command"))
fact(
    "may-want-login",
    "if a client says that a login may be missing",
    where("wording=docker.no-pull-access|docker.pull-access-denied|services.no-push-access"),
)
# What was asked for may not be there, or may be there for others.
fact(
    "missing-or-refused",
    "if a client says that the image is missing or was refused",
    where(
        "wording=services.algorithm-image-refused|docker.no-pull-access|docker.pull-access-denied|distribution.missing-or-refused-in-words"
    ),
)
fact(
    "command-alone",
    "if a program says only that its command failed",
    where("wording=shell.command-failed|tools.command-failed"),
)
fact("kept-already", "if the keychain holds a login already", where("wording=helpers.kept-already"))
fact("keeps-no-logins", "if the helper keeps no logins", where("wording=helpers.keeps-no-logins"))
fact("store-too-small", "if the store of Windows is too small", where("wording=helpers.store-too-small"))
# The registry had accepted the login before (docker/cli, cli/command/registry/login.go).
fact("not-stored", "if a login was accepted and not stored", where("wording=helpers.not-stored"))
fact("keychain-closed", "if a keychain of macOS did not open", where("wording=helpers.keychain-closed"))
# The host that it was asked for is none to it.
fact("of-ecr-alone", "if a helper says that it is for ECR alone", where("wording=helpers.of-ecr-alone"))
fact("helper-missing", "if the helper's program was not found", where("wording=helpers.helper-missing"))
# So it asked AWS for nothing, by no role.
fact(
    "provider-unstarted",
    "if the kubelet's credential provider did not start",
    where("wording=helpers.provider-not-started"),
)
fact(
    "provider-unanswered",
    "if the kubelet's credential provider had no answer in time",
    where("wording=helpers.provider-unanswered"),
)
# No AWS credentials were asked for.
fact(
    "could-not-keep",
    "if the text says why the helper kept no login",
    where("keeps-no-logins", "kept-already", "store-too-small"),
)
fact(
    "helper-asked-aws",
    "if the helper may have asked AWS for a token",
    where("ecrs-helper !not-stored !keychain-closed !of-ecr-alone !helper-missing !provider-unstarted"),
)
# The use of a repository's key: by a policy, or because the key is off.
fact("key-failure", "if KMS did not let ECR use a key", where("wording=api.key-refused|api.key-denied|sdk.key-failure"))
fact(
    "pushed-already",
    "if the registry holds the very image under the tag already",
    where("wording=ecr.already-pushed|api.image-exists"),
)
fact(
    "exception",
    "if AWS says by a name of its own what stood in the way",
    where(
        "wording=api.image-archived|api.image-not-scanned|api.no-scan|api.scanning-fixed|api.storage-class-kept|api.layer-exists|api.repository-exists|api.repository-not-empty|api.no-repository-policy|api.no-registry-policy|api.no-lifecycle-policy|api.no-lifecycle-preview|api.lifecycle-preview-runs|api.cache-rule-exists|api.no-cache-rule|api.backfill-runs|api.backfill-status|api.no-backfill|api.template-exists|api.no-template|api.exclusion-exists|api.no-exclusion|api.no-signing|layer_store.url-refused|layer_store.two-logins"
    ),
)
fact("name-refused", "if the registry refuses the name", where("wording=ecr.repository-name-invalid"))
fact("too-many-layers", "if the registry counted the layers", where("wording=ecr.too-many-layers"))
fact("too-many-tags", "if the registry counted the tags of the image", where("wording=ecr.tag-quota"))
fact("registry-full", "if the registry counted its repositories", where("wording=ecr.repository-quota"))
# No upstream registry was asked.
fact(
    "secret-refused",
    "if Secrets Manager refused the secret of a cache rule",
    where("wording=ecr.upstream-secret|api.upstream"),
)
fact("rule-refused", "if ECR's API refuses to make a cache rule", where("wording=api.upstream-unsupported"))
# These are images or layers.
fact(
    "lacks-parts",
    "if the registry misses what the manifest refers to",
    where("wording=ecr.referenced-images-missing|api.images-missing"),
)
# Of a missing repository ECR says that (ECR API, GetDownloadUrlForLayer).
fact("layer-asked", "", where("wording=api.layer-missing"))
fact("layer-missing", "if the repository has no such layer", where("layer-asked", "wording=distribution.blob-unknown"))
# The registry counts it again.
fact(
    "manifest-changed",
    "if the manifest that was sent has another digest than was said",
    where("wording=ecr.digest-mismatch|api.digest-mismatch"),
)
# It was completed without a part.
fact("upload-empty", "if the registry got no byte of a layer", where("wording=ecr.upload-empty"))
fact("policy-refused", "if ECR's API refuses the text of a policy", where("wording=api.policy-invalid"))
fact("registry-id-refused", "if ECR's API refuses the id of a registry", where("wording=api.registry-id-invalid"))
fact(
    "parameter-refused",
    "if ECR's API refuses a parameter",
    where("wording=api.parameter-invalid", "registry-id-refused", "rule-refused"),
)
# It passes no more pulls on than its configuration says.
fact("limit-of-kubelet", "if kubelet limited its own pulls", where("wording=kubernetes.pulls-limited"))
# What is no upstream's limit: ECR's own, and the kubelet's. ECR says that the upstream limits it, or a pull through a
# cache was limited in words that are not ECR's.
fact(
    "limit-of-upstream",
    "if an upstream registry limited a cache rule",
    where(
        "cause=rate-limited wording=ecr.upstream-rate-limited",
        "cause=rate-limited cached !wording=unsaid|ecr.data-limit|ecr.rate-exceeded|sdk.throttled "
        "!wording=kubernetes.pulls-limited",
    ),
)
fact("resolver-failed", "if the resolver of what failed gave an error", where("wording=sockets.resolver-failed"))
# So no address was dialled.
fact(
    "resolver-silent",
    "if the resolver of what failed did not look a name up",
    where("wording=sockets.resolver-silent", "resolver-failed"),
)
# Of a function, and of the image that it was to have.
fact("region-refused", "if the regions of function and image differ", where("wording=services.image-region"))
fact("gave-up", "if the client stopped waiting", where("wording=go.canceled"))
fact("back-off", "if kubelet says that it waits, and not why", where("wording=kubernetes.backs-off"))
fact(
    "unknown-of-kubelet",
    "if kubelet pulled, and the words are not known",
    where("client=kubelet wording=fallback.failed"),
)
fact("cache-export", "if BuildKit was exporting a cache", where("wording=buildkit.cache-export"))
# It goes on, and each node asks for the image by itself.
fact("digest-unread", "if a swarm could not read the digest of an image", where("wording=docker.digest-not-recorded"))
# These ask no registry.
fact("host-refused", "if a program does not take the address for one of ECR's", where("wording=helpers.host-refused"))
fact(
    "chart-repository",
    "if helm was to add ECR as a repository of HTTP",
    where("wording=tools.helm-no-chart-repository"),
)
fact(
    "build-across",
    "if CodeBuild itself was to pull another account's image",
    where("wording=services.codebuild-across"),
)
fact("first-version", "if a client speaks version 1 of the protocol", where("wording=http.first-version"))
fact(
    "manifest-misread",
    "if an engine took a manifest for one of docker's first format",
    where("wording=docker.signature-missing"),
)
# jib says the same of both, and drops the registry's own words (jib-core, ManifestPusher).
fact(
    "tag-or-manifest",
    "if the client does not tell a refused tag from a refused manifest",
    where("wording=jib.oci-manifest-refused"),
)
fact("disk-full", "if the words are those of a disk", where("wording=engine.disk"))
# So the registry gave what it was asked for.
fact("unpack-failed", "if a layer that had arrived could not be unpacked", where("wording=engine.unpack"))
fact(
    "no-image",
    "if what was pulled is no image to the client",
    where("wording=engine.no-processor|docker.media-type-unknown|containerd.media-type-unknown"),
)
fact(
    "rejected-here",
    "if the machine that pulled rejects the image by its own policy",
    where("wording=containers_image.policy"),
)
fact(
    "layer-changed",
    "if what arrived is not what its digest names",
    where("wording=docker.layer-unverified|containerd.layer-unverified"),
)
# Its pod says so, and no registry was asked.
fact("never-pulled", "if kubelet may not pull the image", where("wording=kubernetes.pulls-never"))
fact("nothing-to-push", "if the engine does not hold what a push names", where("wording=engine.nothing-to-push"))
# It is no registry's answer, so no image and no right is in doubt.
fact("trust-missing", "if docker's content trust found no signatures", where("wording=docker.no-trust-data"))
# So no registry was asked.
fact(
    "socket-forbidden",
    "if the user may not use the container engine's socket",
    where("wording=engine.socket-forbidden"),
)
fact(
    "engine-unreached",
    "if the container engine was not reached",
    where("wording=engine.unreachable", "socket-forbidden"),
)
fact(
    "not-local",
    "if the engine does not hold the image that is to be pushed",
    where("wording=engine.nothing-to-push|engine.no-image operation=unsaid|push !public-elsewhere !node"),
)
fact("source-refused", "if Lambda did not take the address of an image", where("wording=services.source-image-invalid"))
fact("upper-case", "if the client says that the name has capital letters", where("wording=docker.invalid-tag"))
fact(
    "other-certificate",
    "if the certificate is that of another host",
    where("wording=go.certificate-of-another|tls.certificate-of-another"),
)
# By the clock of the client, which may be ahead.
fact("expired-certificate", "if the certificate has expired", where("wording=tls.certificate-expired"))
fact("image-inaccessible", "if ECR holds the image and does not give it", where("wording=sdk.image-inaccessible"))
fact("pod-identity", "if EKS could not assume a pod's role", where("wording=aws_credentials.pod-role-not-assumed"))
fact(
    "kubelet-gave-no-reason",
    "if kubelet pulled, and the words give no reason that is known",
    where("back-off", "unknown-of-kubelet"),
)
fact(
    "old-protocol",
    "if an engine took a manifest for one of docker's first format, or a client speaks version 1 of the protocol",
    where("manifest-misread", "first-version"),
)
fact(
    "no-metadata",
    "if the metadata service of an instance gave no credentials",
    where("asks-metadata", "lacks-instance-role"),
)
fact("line-break-at-api", "if ECR's API was asked with a line break in a header", where("line-break api-host"))
