"""The mutants of entries that no text kills, by the reason why: an entry, a dial, the values it may be turned to."""

from collections.abc import Iterator

__all__ = ["SURVIVORS"]

_ROWS = {
    "in its texts no verdict of another cause stands close enough in strength": """
        ecr.repository-not-found strength GUESS WAY CLIENT CODE
        ecr.image-not-found strength GUESS WAY CLIENT CODE
        ecr.image-id-not-found strength GUESS WAY CLIENT CODE
        ecr.tag-immutable strength CODE
        ecr.token-expired strength CODE
        ecr.token-invalid strength CODE
        ecr.rate-exceeded strength GUESS WAY CLIENT CODE
        ecr.image-quota strength CODE
        ecr.manifest-unsupported strength GUESS WAY CLIENT CODE
        ecr.repository-name-invalid strength GUESS WAY CLIENT CODE
        ecr.layer-part-misplaced strength GUESS WAY CLIENT CODE
        ecr.layer-part-too-small strength GUESS WAY CLIENT CODE
        ecr.upload-empty strength GUESS WAY CLIENT CODE
        ecr.referenced-images-missing strength GUESS WAY CLIENT CODE
        ecr.digest-mismatch strength GUESS WAY CLIENT CODE
        ecr.upstream-login-refused strength CODE
        ecr.upstream-denied strength GUESS WAY CLIENT CODE
        ecr.upstream-rate-limited strength GUESS WAY CLIENT CODE
        ecr.upstream-unavailable strength GUESS WAY CLIENT CODE
        ecr.not-authorized strength CODE
        ecr.sentence strength WAY CLIENT CODE
        ecr.layer-too-large strength CODE
        iam.not-authorized strength NET GUESS WAY CLIENT CODE
        layer_store.s3-xml strength GUESS WAY CLIENT CODE
        layer_store.s3-status strength WAY CLIENT CODE
        layer_store.s3-unreachable strength GUESS WAY CODE SENTENCE
        layer_store.cloudfront-status strength WAY CLIENT CODE
        sdk.repository-not-found strength GUESS WAY CLIENT SENTENCE
        sdk.access-denied-cut-off strength GUESS WAY CLIENT SENTENCE
        sdk.image-failure strength GUESS WAY CLIENT SENTENCE
        sdk.server-exception strength GUESS WAY CLIENT CODE
        sdk.throttled strength GUESS WAY CLIENT CODE
        sdk.rate-exceeded strength GUESS WAY CODE SENTENCE
        sdk.operation-status strength CLIENT CODE SENTENCE
        sdk.server strength GUESS WAY CODE SENTENCE
        sdk.not-sent strength GUESS CLIENT CODE SENTENCE
        sdk.upload strength GUESS WAY CLIENT SENTENCE
        sdk.tags-list-status strength GUESS CLIENT CODE SENTENCE
        services.connection-issue strength GUESS WAY CODE SENTENCE
        services.image-missing strength GUESS WAY CLIENT CODE
        services.no-permission strength GUESS WAY CLIENT CODE
        services.source-image-missing strength GUESS WAY CLIENT CODE
        services.source-image-unsupported strength GUESS WAY CLIENT CODE
        services.sagemaker-image-missing strength NET GUESS WAY CODE SENTENCE
        services.platform strength GUESS WAY CLIENT SENTENCE
        services.access-denied strength WAY CLIENT CODE SENTENCE
        services.no-push-access strength WAY CLIENT CODE SENTENCE
        services.repository-missing strength GUESS WAY CLIENT CODE
        services.image-gone strength GUESS WAY CODE SENTENCE
        services.other strength WAY CLIENT CODE SENTENCE
        buildkit.failed-to-push-status strength GUESS CLIENT CODE SENTENCE
        buildkit.status-of-metadata strength GUESS CLIENT CODE SENTENCE
        containerd.status-from-request strength NET GUESS CLIENT CODE SENTENCE
        containerd.request-without-status strength WAY
        containerd.elided-status-from-request strength GUESS CLIENT CODE SENTENCE
        containerd.status-code strength GUESS CLIENT CODE SENTENCE
        containerd.unexpected-status strength GUESS CLIENT CODE SENTENCE
        containerd.pull-access-denied strength WAY CLIENT CODE SENTENCE
        containerd.push-access-denied strength WAY CLIENT CODE SENTENCE
        containerd.authorization-failed strength NET GUESS WAY CODE SENTENCE
        containerd.reference-not-found strength NET GUESS WAY CODE SENTENCE
        containerd.reference-not-found-1.0 strength NET GUESS WAY CODE SENTENCE
        containerd.content-not-found strength GUESS WAY CODE SENTENCE
        containerd.redacted-request strength GUESS WAY CODE SENTENCE
        containerd.redirected-status strength NET GUESS CLIENT CODE SENTENCE
        containers_image.status-code strength GUESS CLIENT CODE SENTENCE
        containers_image.too-many-requests strength GUESS WAY CODE SENTENCE
        containers_image.blob-status strength GUESS CLIENT CODE SENTENCE
        distribution.bare-denied strength WAY CLIENT CODE SENTENCE
        distribution.bare-name-unknown strength WAY CLIENT CODE SENTENCE
        distribution.bare-manifest-unknown strength WAY CLIENT CODE SENTENCE
        distribution.bare-tag-invalid strength WAY CLIENT CODE SENTENCE
        distribution.bare-toomanyrequests strength WAY CLIENT CODE SENTENCE
        distribution.denied-by-ecr strength GUESS WAY CLIENT SENTENCE
        distribution.denied strength CLIENT
        distribution.unauthorized strength SENTENCE
        distribution.name-unknown strength GUESS WAY CLIENT SENTENCE
        distribution.manifest-unknown strength GUESS WAY CLIENT SENTENCE
        distribution.name-invalid strength GUESS WAY CLIENT SENTENCE
        distribution.tag-invalid strength GUESS WAY CLIENT SENTENCE
        distribution.manifest-invalid strength GUESS WAY CLIENT SENTENCE
        distribution.manifest-blob-unknown strength GUESS WAY CLIENT SENTENCE
        distribution.blob-upload-invalid strength GUESS WAY CLIENT SENTENCE
        distribution.blob-upload-unknown strength GUESS WAY CLIENT SENTENCE
        distribution.digest-invalid strength GUESS WAY CLIENT SENTENCE
        distribution.unsupported strength GUESS WAY CLIENT SENTENCE
        distribution.toomanyrequests strength GUESS WAY CLIENT SENTENCE
        distribution.unavailable strength GUESS WAY CLIENT SENTENCE
        distribution.default-text strength NET GUESS WAY CLIENT SENTENCE
        distribution.authentication-required strength GUESS WAY CLIENT
        distribution.body-not-parsed strength GUESS CLIENT CODE SENTENCE
        distribution.body-not-parsed-no-status strength WAY CLIENT CODE SENTENCE
        distribution.unexpected-status strength GUESS CLIENT CODE SENTENCE
        distribution.no-basic-auth strength GUESS WAY CODE SENTENCE
        distribution.not-found-in-words strength NET
        distribution.unauthorized-default-text strength GUESS WAY CODE SENTENCE
        distribution.bare-unauthorized strength WAY CLIENT CODE SENTENCE
        distribution.size-invalid strength GUESS WAY CLIENT SENTENCE
        docker.pull-access-denied strength WAY CLIENT CODE SENTENCE
        docker.no-pull-access strength WAY CLIENT SENTENCE
        docker.repository-not-found strength GUESS CLIENT CODE
        docker.manifest-not-found strength WAY CLIENT CODE SENTENCE
        docker.image-not-found-v1 strength GUESS WAY CODE SENTENCE
        docker.no-such-manifest strength GUESS WAY CODE SENTENCE
        docker.asked-docker-hub strength NET GUESS WAY CLIENT CODE
        docker.registry-without-repository strength GUESS WAY CLIENT CODE
        docker.digest-not-recorded strength NET GUESS WAY CODE SENTENCE
        docker.invalid-reference strength NET WAY CLIENT CODE SENTENCE
        docker.invalid-tag strength GUESS WAY CODE SENTENCE
        dotnet_sdk.status strength GUESS CLIENT CODE SENTENCE
        dotnet_sdk.closed strength GUESS WAY CODE SENTENCE
        dotnet_sdk.credentials strength WAY CLIENT CODE SENTENCE
        dotnet_sdk.no-access strength NET WAY CLIENT CODE SENTENCE
        dotnet_sdk.no-tag strength NET WAY CLIENT CODE SENTENCE
        dotnet_sdk.unreachable strength NET WAY CLIENT CODE SENTENCE
        dotnet_sdk.manifest-pull strength WAY CLIENT CODE SENTENCE
        ggcr.status strength GUESS CLIENT CODE SENTENCE
        ggcr.python-response strength GUESS CLIENT CODE SENTENCE
        jib.unauthorized strength WAY CLIENT CODE SENTENCE
        jib.forbidden strength NET WAY CLIENT CODE SENTENCE
        jib.manifest strength GUESS WAY CODE SENTENCE
        jib.network strength WAY CLIENT CODE SENTENCE
        jib.registry-spelled strength WAY CLIENT CODE SENTENCE
        jib.https strength WAY CLIENT CODE SENTENCE
        jib.broken strength NET WAY CLIENT CODE SENTENCE
        oras.status strength GUESS CLIENT
        oras.no-credentials strength GUESS WAY CODE SENTENCE
        docker_login.login-attempt strength WAY CODE SENTENCE
        docker_login.login-page-not-found strength GUESS WAY CODE SENTENCE
        docker_login.wrong-password strength NET GUESS WAY CODE SENTENCE
        docker_login.challenge-unread strength GUESS WAY CODE SENTENCE
        docker_login.no-terminal strength WAY CLIENT CODE SENTENCE
        docker_login.failed strength WAY CLIENT CODE SENTENCE
        docker_login.no-login strength WAY CLIENT CODE SENTENCE
        docker_login.login-refused strength WAY CLIENT CODE SENTENCE
        helpers.not-stored strength GUESS WAY CODE SENTENCE
        helpers.not-got strength GUESS WAY CODE SENTENCE
        helpers.helper-missing strength GUESS WAY CODE SENTENCE
        helpers.helper-log strength WAY CLIENT
        helpers.kubelet-provider strength GUESS WAY CODE SENTENCE
        helpers.helper-failed strength GUESS WAY CODE SENTENCE
        aws_credentials.none strength CLIENT SENTENCE
        aws_credentials.expired strength WAY CLIENT SENTENCE
        aws_credentials.role-refused strength GUESS WAY CLIENT CODE
        aws_credentials.no-region strength GUESS WAY CLIENT SENTENCE
        engine.unreachable strength CODE SENTENCE
        engine.disk strength GUESS WAY CODE SENTENCE
        engine.nothing-to-push strength WAY CLIENT CODE SENTENCE
        engine.no-image strength WAY CLIENT CODE SENTENCE
        http.status-and-reason strength GUESS CLIENT
        http.status-code strength GUESS CLIENT
        http.reason strength GUESS
        sockets.name-unknown strength GUESS CLIENT CODE SENTENCE
        sockets.resolver-failed strength GUESS CLIENT CODE SENTENCE
        sockets.unreachable strength GUESS
        sockets.timed-out strength GUESS
        sockets.cut strength GUESS CLIENT CODE SENTENCE
        tls.failed strength GUESS
        go.no-such-host strength NET GUESS CLIENT CODE SENTENCE
        go.timeout strength NET GUESS CLIENT
        go.cut strength GUESS
        go.tls strength CLIENT CODE SENTENCE
        go.canceled strength NET WAY CLIENT CODE SENTENCE
        go.connect-refused strength CODE SENTENCE
        node.timeout strength GUESS CLIENT CODE SENTENCE
        node.cut strength GUESS CLIENT CODE SENTENCE
        node.host strength GUESS CLIENT CODE SENTENCE
        python.status strength GUESS CLIENT CODE SENTENCE
        python.timeout strength GUESS CLIENT CODE SENTENCE
        python.endpoint strength GUESS CLIENT CODE SENTENCE
        python.cut strength GUESS
        jvm.host strength GUESS CLIENT CODE SENTENCE
        jvm.host-alone strength WAY CODE SENTENCE
        jvm.file strength GUESS CLIENT CODE SENTENCE
        jvm.timeout strength GUESS CLIENT
        jvm.cut strength CLIENT CODE SENTENCE
        dotnet.timeout strength GUESS CLIENT CODE SENTENCE
        dotnet.cut strength GUESS CLIENT CODE SENTENCE
        rust_ruby_php.host strength CLIENT CODE SENTENCE
        rust_ruby_php.timeout strength GUESS CLIENT CODE SENTENCE
        rust_ruby_php.cut strength GUESS CLIENT CODE SENTENCE
        rust_ruby_php.unreachable strength GUESS
        curl.host strength NET GUESS CLIENT CODE SENTENCE
        curl.unreachable strength GUESS CLIENT CODE SENTENCE
        curl.cut strength CLIENT CODE SENTENCE
        net.request strength GUESS WAY CLIENT CODE SENTENCE
    """,
    "another of ECR's sentences stands in each of its texts": """
        ecr.image-id-not-found by CLIENT ANYONE
        ecr.image-quota by CLIENT ANYONE
        ecr.upload-empty by CLIENT ANYONE
        iam.not-authorized by CLIENT ANYONE
    """,
    "it has none, and in its texts the denied action, the verdict or another wrapper says it first": """
        sdk.status-before operation PUSH PULL LOGIN
        sdk.status-behind operation PUSH PULL LOGIN
        containerd.error-from-registry operation PUSH PULL LOGIN
        containers_image.upload-start operation None PULL LOGIN
        distribution.several-errors operation PUSH PULL LOGIN
        docker.daemon operation PULL
        docker.push-finished operation PUSH PULL LOGIN
        docker_login.logged-in operation PUSH PULL LOGIN
        docker_login.get-login operation LOGIN
        shell.inspect operation PUSH PULL LOGIN
        engine.answer operation PUSH PULL LOGIN
    """,
    "the name in its words decides whose registry it is, whoever said them": """
        sdk.tags-list-status by ECR
        services.source-image-missing by ECR CLIENT
        services.source-image-unsupported by ECR CLIENT
        services.sagemaker-image-missing by ECR CLIENT
        buildkit.failed-to-push-status by ECR ANYONE
        buildkit.status-of-metadata by ECR ANYONE
        containerd.status-from-request by ECR ANYONE
        containerd.request-without-status by CLIENT
        containerd.reference-not-found by ECR CLIENT
        containerd.reference-not-found-1.0 by ECR CLIENT
        containerd.redirected-status by ECR CLIENT
        distribution.unauthorized-default-text by ANYONE
        docker.pull-access-denied by ANYONE
        docker.no-pull-access by ECR ANYONE
        docker.repository-not-found by ECR CLIENT
        docker.manifest-not-found by ECR CLIENT
        docker.image-not-found-v1 by ECR CLIENT
        docker.no-such-manifest by ECR CLIENT
        docker.digest-not-recorded by ECR CLIENT
        dotnet_sdk.no-access by ECR ANYONE
        dotnet_sdk.no-tag by ECR ANYONE
        dotnet_sdk.unreachable by ECR ANYONE
        jib.unauthorized by ECR ANYONE
        jib.forbidden by ECR ANYONE
        docker_login.wrong-password by ECR ANYONE
        helpers.helper-missing by ECR ANYONE
        kubernetes.backs-off by ECR CLIENT
        engine.nothing-to-push by CLIENT
        engine.no-image by CLIENT
        go.connect-refused by ECR CLIENT
        jvm.host-alone by ECR CLIENT
        net.failed by ECR CLIENT
        net.request by ECR CLIENT
        net.network by ECR CLIENT
        net.closed by ECR CLIENT
        net.lookup by ECR CLIENT
        net.encryption by ECR CLIENT
        net.login by ECR CLIENT
        net.name by ECR CLIENT
        net.permission by ECR CLIENT
        net.rate by ECR CLIENT
    """,
    "its words name ECR themselves": """
        services.connection-issue by ANYONE
        services.image-missing by ANYONE
        containerd.redacted-request by CLIENT ANYONE
        docker.asked-docker-hub by CLIENT ANYONE
        docker.registry-without-repository by CLIENT ANYONE
    """,
    "a wrapper of platforms.tools, or another note, gives the same operation": """
        services.pulling-container operation None
        buildkit.failed-to-push operation None
        containerd.pulling-from-host operation None
        containers_image.manifest-upload operation None
        containers_image.trying-to-pull operation None
        distribution.put operation None
        docker.daemon-manifest-request operation None
        docker.pulling-configuration operation None
        docker.retrying operation None
        docker.swarm-agent operation PULL
        docker.pulling-from operation None
        docker.buildx-pushing operation None
        docker.compose-push operation None
        docker.compose-v1-service operation None
        docker.compose-service operation None
        docker.build-pushing operation None
        ggcr.push operation None
        docker_login.executing-push operation None
        kubernetes.failed-to-pull operation None
        kubernetes.back-off operation None
        kubernetes.pulling operation None
        shell.failed-push operation None
        shell.failed-pull operation None
        tools.went-well operation PUSH PULL LOGIN
        tools.container operation PUSH PULL LOGIN
    """,
    "another entry gives the same cause to each of its texts": """
        containerd.redirected-status cause
        distribution.bare-toomanyrequests cause
        distribution.unauthorized-default-text cause
        distribution.bare-unauthorized cause
        ggcr.python-response cause
    """,
    "the two differ only in texts nobody has met": """
        docker.push-refers-to does None
        docker.default-tag does FAILS
        docker.pulling-from does ECHOES
        docker.buildx-pushing does None
        docker.compose-push does None
        docker.compose-service does ECHOES
        docker.from does OPENS
        docker.build-pushing does ECHOES
        ggcr.blobs does ECHOES
        ggcr.retrieving does None
        docker_login.logging-in does ECHOES
        docker_login.region-detected does ECHOES
        docker_login.logged-in does None OPENS ECHOES RETRIES FAILS
        docker_login.for-ecr does OPENS
        docker_login.get-login does OPENS
        docker_login.push-for-ecr does ECHOES
        shell.singularity does OPENS
        shell.inspect does None OPENS
        tools.container does ECHOES
    """,
}


def _each(row: str) -> Iterator[str]:
    name, dial, *values = row.split()
    yield from (f"{name} {dial} {value}" for value in values) if values else [f"{name} {dial}"]


SURVIVORS: dict[str, list[str]] = {
    reason: [one for row in rows.strip().splitlines() for one in _each(row)] for reason, rows in _ROWS.items()
}
