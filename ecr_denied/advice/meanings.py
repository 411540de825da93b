"""What a refusal means, where action and wording say more than the cause: the text of the first true condition."""

from __future__ import annotations

from collections.abc import Mapping

# ECR's exceptions that stop one call and no push, pull or login: what to do (ECR API reference, the exception). What it
# means is said beside its name.
EXCEPTIONS: Mapping[str, str] = {
    "api.image-archived": "Restore the image: update-image-storage-class --target-storage-class STANDARD.",
    "api.image-not-scanned": "Leave this image out of the scans: ECR does not scan its type.",
    "api.no-scan": "Scan the image first: by start-image-scan, or on each push.",
    "api.scanning-fixed": "Ask whoever manages that policy of the organization for the change.",
    "api.storage-class-kept": "Leave the storage class of this image as it is.",
    "api.layer-exists|api.exclusion-exists": "Go on: it is there already.",
    "api.repository-exists": "Import {repository} into what makes it, as by terraform import: it is there already.",
    "api.repository-not-empty": "Delete its images first, or ask for it: --force, force_delete, EmptyOnDelete.",
    "api.no-repository-policy|api.no-registry-policy|api.no-lifecycle-policy|api.no-signing": (
        "Set one by its put or set call, if it is wanted; none is needed."
    ),
    "api.no-lifecycle-preview": "Start a preview first: start-lifecycle-policy-preview.",
    "api.lifecycle-preview-runs": "Wait for the preview: get-lifecycle-policy-preview shows its status.",
    "api.cache-rule-exists|api.template-exists": "Keep the one that is there, or change it by its update call.",
    "api.no-cache-rule|api.no-template|api.no-exclusion|api.no-backfill": (
        "Compare name, account and region with what its describe or list call shows."
    ),
    "api.backfill-runs": "Wait until that backfill has ended, or stop it: stop-replication-backfill.",
    "api.backfill-status": "Look at its status first: list-replication-backfills.",
}
MEANINGS: Mapping[str, str] = {
    "key-use": "KMS refused, not ECR: the use of the key for the repository's encryption.",
    "layer-read": "S3 refused a layer: the principal printed with s3:GetObject is AWS's storage role, not the caller.",
    "replication": (
        "Replication is let in by the registry policy of the destination: its role is AWS's and cannot be changed, and"
        " the repository is made when it is missing."
    ),
    "root cause=resource-policy-implicit-deny": (
        "The repository is missing, its policy lacks the grant, or a service control policy stops the root user, who "
        "has no policies of its own."
    ),
    "role-assumption policy=unsaid|resource-based !explicit-deny": (
        "A role is assumed only by whom its trust policy names."
    ),
    "token-action policy=unsaid|identity-based|resource-based !explicit-deny": (
        "No repository's policy can grant {action}; the caller's own must."
    ),
    "key-failure": "KMS refused, not ECR: the use of the key for the repository's encryption.",
    "secret-refused": "Secrets Manager or its key refused ECR the secret: no upstream registry was asked.",
    "limit-of-upstream": "The upstream registry limited the cache rule; no quota of ECR plays a part.",
    "limit-of-kubelet": "The kubelet let no more pulls through for now: a limit of its own, and none of ECR's.",
    "too-many-tags": (
        "The image has the 1,000 tags that one image may have, a quota that cannot be raised; no policy refused it."
    ),
    "too-many-layers": "The registry says that the image has more layers than it takes.",
    "wording=ecr.referenced-images-missing|api.images-missing": (
        "The manifest refers to images or layers that the repository does not hold."
    ),
    "layer-missing": "The repository is there, and has no such layer for an image.",
    "manifest-changed": (
        "The manifest that was sent has another digest than the one it was to have. A program that copies an image may"
        " write its manifest anew."
    ),
    "upload-empty": "The registry got no byte. An artifact often has a configuration of zero bytes.",
    "manifest-misread": (
        "The engine does not know the type of the manifest: the registry gave it, and whoever pushed it need not be at"
        " fault."
    ),
    "disk-full": "That machine's disk has no room, or does not let it write.",
    "not-local": "The engine holds no image under this name; no registry was asked.",
    "lacks-image": "The engine answered, and holds no image under this name.",
    "status=413 cause=unclassified": "What answered takes no request of this size: mostly a proxy or a gateway.",
    "status=201|202|204 cause=unclassified": "What answered says that it went well, and refused nothing.",
    "status=405 cause=unclassified": "What answered serves no such request: no right and no image is in question.",
    "engine-slow": "The client stopped waiting for the container engine, which was still at work.",
    "build-across": "The image is another account's, and CodeBuild was to pull it by itself.",
    "back-off": "A back-off says that the kubelet waits before it pulls again, and not why.",
    "wording=services.algorithm-image-refused|docker.no-pull-access|docker.pull-access-denied"
    "|distribution.missing-or-refused-in-words": "The words leave open whether the image is missing or was refused.",
    "service-not-granted": "A service of AWS pulls by itself, and the repository's policy must let it in.",
    "wording=services.execution-role-lacks": (
        "The role that the service was given has to be allowed a pull: your own rights play no part."
    ),
    "credential-missing": (
        "Jenkins has no credential of this name for the job: it is not there, the job may not use it, or the plug-in "
        "Amazon ECR is missing, or is too old to know the region."
    ),
    "pushed-already": "The registry holds this very image under {tag} already: nothing is left to push.",
    "plain-http": "The client spoke plain HTTP, and a registry of ECR's takes TLS alone.",
    "cache !cause=resource-policy-implicit-deny": (
        "This is the cache of a build, which goes on without it: if the build failed, the reason stands further below."
    ),
    "rule-refused": "ECR made no cache rule, and asked no upstream registry.",
    "policy-refused": "ECR's API refuses the text of the policy that was to be set.",
    "parameter-refused": "ECR's API refuses a parameter.",
    "empty-answer status=unsaid|403": (
        "The answer had no body: a HEAD that is refused because a right is missing looks like this."
    ),
    "gave-up": "The client stopped waiting: the way is slow or blocked, or its own time is short.",
    "line-break": (
        "The client does not send a header with a line break in it: an AWS key or a token has one, often at its end, "
        "from a file or from a variable of a CI system."
    ),
    "login-in-words": "The words speak of a login or of credentials, and do not tell what was wrong with it.",
    "source-refused": "Lambda did not take this address, and no policy is named.",
    "engine-unreached": "The client did not reach its container engine; no registry was asked.",
    "trust-missing": "Docker looked for signatures of its own, which a Notary server keeps; ECR is none.",
    "digest-unread": "The swarm could not read the image's digest from the registry; each node now asks by itself.",
    "host-refused": "The program does not take this address for one of ECR's; it asked nobody.",
    "chart-repository": "Helm adds repositories of HTTP alone; ECR keeps charts as it keeps images.",
    "exception": "AWS says by a name of its own what stood in the way of one call; nothing was pushed or pulled by it.",
    "code-unknown": "A call of ECR's API failed, with a message that this program does not know.",
    "task cause=login-failed": "The task got no token, so it could not pull.",
    "reason-unread": "The AWS CLI gave no token, for the reason that it prints.",
    "unpack-failed": "The layer had arrived: the registry and the network gave what they were asked for.",
    "no-image": "The registry gave what it was asked for; the client cannot run what that is.",
    "rejected-here": "The registry gave the image; the machine that pulled it rejects it by its own policy.",
    "never-pulled": "The pod lets no image be pulled, and its node holds none of this name; ECR was not asked.",
    "layer-url-refused": "S3 did not take the URL of a layer, which ECR had signed; no policy is at fault.",
    "layer-changed": "What arrived is not what its digest names: it was cut, a proxy changed it, or the disk was full.",
    "pushed-layers cause=connection-closed": (
        "Layers were pushed before the connection was cut, so the repository is there, and the right to send them."
    ),
    "push-answered cause=connection-closed": (
        "The registry had answered this push before the connection was cut, so the repository is there."
    ),
    "layer-host cause=connection-closed": (
        "The connection to the store of the layers was cut; the registry had answered before."
    ),
    "!may-be-dropped cause=connection-closed": "The connection was cut, which may be the network's doing alone.",
    "client=lambda cause=manifest-unsupported": "Lambda refused the image; the registry took it.",
    "early-certificate": (
        "By that clock the certificate is not valid yet. Less often the clock of a proxy that made it is ahead."
    ),
    "expired-certificate": (
        "By that machine's clock the certificate is out of its time. A certificate of Amazon's is renewed before it "
        "ends; that of a proxy on the way may not be."
    ),
    "wrong-clock": (
        "AWS refuses a request that is signed minutes away from its own time; new keys change nothing. A time service "
        "keeps the clock right."
    ),
    "expired": "AWS refused the credentials: they have expired.",
    "wording=aws_credentials.session-too-long|aws_credentials.session-too-large|aws_credentials.mfa-refused": (
        "STS gave no session of the role, so whatever came after ran without it."
    ),
    "had-credentials": "AWS did not accept the credentials.",
    "lacks-region": "The process has no AWS region, so it asked no service of AWS, and got no token.",
    "pod-identity": "EKS may not assume the role of the pod's service account.",
    "wording=aws_credentials.provider-missing": (
        "The role's account has no identity provider for who issued the token, so no role there can trust it."
    ),
    "role-refused": "A role is assumed only by whom its trust policy names.",
    "access-role-invalid": (
        "App Runner could not use the access role that the service names: there is none of this name, it does not "
        "trust build.apprunner.amazonaws.com, or it may not pull."
    ),
    "proxy-unknown": "The name of the proxy does not resolve, so no registry was asked.",
    "resolver-silent": (
        "The resolver of what failed gave no answer, or none that counts, so no address was dialled. A client that "
        "goes through a proxy of HTTP asks none for the registry."
    ),
    "access-role-guessed": (
        "App Runner says so whatever stood in the way, also of an image in another region. The ARN of the service "
        "names the region of the service, and the host of the image that of the image."
    ),
    "wording=services.image-region": "Lambda takes an image from its own region alone, and not by a FIPS host.",
    "asks-proxy cause=tls-failed": "It is the TLS to the proxy that failed: no registry was asked.",
    "no-certificate": "What answered spoke no TLS, so it showed no certificate.",
    "other-certificate !registry": "The certificate is ECR's own, and does not name the host that was asked.",
    "other-certificate": (
        "The certificate shown is another host's: a hosts file, DNS or a VPC endpoint of another region leads there, "
        "or a proxy answers. No clock is at fault."
    ),
    "manifest-refused": "The registry itself refused, not the store of its layers; the text does not say why.",
    "first-version": (
        "ECR speaks version 2 of the registry's protocol alone, and does not have the path that was asked for: the "
        "answer tells nothing of the repository."
    ),
    "wording=docker.image-not-found-v1": "An old docker says so after any first refusal, also for want of a login.",
    "target=upload method=POST cause=not-found": (
        "A push was about to send its first bytes: nothing but the repository can be missing for that."
    ),
    "push cause=not-found": "A push found something missing there: the repository, or what the image refers to.",
    "provider-unanswered": (
        "The kubelet's credential provider had no answer in its time, so the text tells nothing about permissions."
    ),
    "public cause=repository-not-found": "ECR Public has no repository of this name under this alias.",
    "not-stored": "The registry took the login; what was to keep it did not.",
    "region-unread": (
        "The action found no region in the registry's host, and reads it nowhere else. Older versions know none of the"
        " dual-stack hosts, dkr-ecr ... on.aws."
    ),
    "login-not-held": (
        "The helper or store that was asked gave no login for this host: it holds none, or it is ecr-login, and AWS "
        "gave that no token."
    ),
    "of-ecr-alone client=ecs-cli": (
        "ecs-cli has the helper's code built in, and reads no config.json. It refused the host that it was given, and "
        "asked AWS for nothing."
    ),
    "of-ecr-alone": (
        "The helper refused the host that it was asked for, and asked AWS for nothing. As credsStore it is asked for "
        "every host."
    ),
}

# What each slip in a host is.
SLIPS = {
    "end": "Each partition of AWS ends its hosts in its own way, as '.cn' in China.",
    "account": "An account id has no hyphens in a host, though the console shows some.",
    "region": "The region's name has its hyphens elsewhere.",
    "zone": "The host names an availability zone, not its region.",
    "fips": "AWS lists FIPS hosts of ECR in the US alone.",
    "dual-stack": "The dual-stack host of ECR's API has no 'api.' in front.",
    "public-region": "ECR Public has its API in us-east-1 and us-west-2 alone.",
}
