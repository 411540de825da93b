"""What each cause means and does not mean, why it happens, how to distinguish the candidates, and the fix."""

from ecr_denied.advice.texts import About
from ecr_denied.records import Cause

CAUSES = {
    Cause.REPOSITORY_NOT_FOUND: About(
        means="The registry looked the name up in this account and region and has no such repository.",
        beware="Not that it exists nowhere. Through a cache rule a missing `ecr:CreateRepository` looks the same.",
        happens="Name, region or account is another, the host was given twice, or nobody created the repository.",
        apart="The list of names shows a misspelt one; the same name elsewhere shows a wrong region.",
        fix="Correct the reference, or create the repository.",
    ),
    Cause.IMAGE_NOT_FOUND: About(
        means="The repository answered; it has no image with this tag or digest to give.",
        beware="It may be archived. Through a cache rule a missing `ecr:BatchImportUpstreamImage` says the same.",
        happens="The tag is misspelt or not pushed yet, was pushed elsewhere, has expired, or is archived.",
        apart="`describe-images` says whether the image is there, `batch-get-image` whether it is archived.",
        fix="Push the image, restore it, or ask for a tag that exists.",
    ),
    Cause.NOT_FOUND: About(
        looks="A 404, or {0}, without the registry's words (containerd, BuildKit, oras, helm).",
        means="Repository or image is missing; the text does not say which of the two.",
        beware="Some clients put a lost connection or a missing login in these words.",
        happens="A HEAD request was answered with 404, or the client dropped the registry's words.",
        apart="`describe-images` answers with RepositoryNotFoundException or with ImageNotFoundException.",
        fix="Correct name, tag, region or account; create or push what is missing.",
    ),
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: About(
        means="ECR can say this in three cases: the repository is missing, its policy lacks the grant, or the "
        "caller's own account does not allow it.",
        beware="Not that the repository exists. Not that the repository policy is the place to look: a missing "
        "repository gives this very sentence. Equal account ids in the text do not change that; they are often masked "
        "or invented.",
        happens="The name is wrong, a policy on either side lacks the grant, or another identity called.",
        apart="Only the owner of the registry can say whether the repository exists: `describe-repositories` refuses "
        "the caller with the same sentence. `get-caller-identity` shows a wrong profile at once.",
        fix="Correct the name, or add the statements: one on each side, for across accounts both must allow.",
    ),
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: About(
        means="No identity policy of the caller allows this action on this resource.",
        beware="Not that the repository name is right: a policy scoped to names refuses a misspelt one like this. Not "
        "that the other account already allows. `ecr:GetAuthorizationToken` is granted on `*` only, so no name "
        "matters there.",
        happens="Its policies lack the action, the name or the condition, or another identity called.",
        apart="The simulator says implicitDeny for the exact name; when it allows `repository/*`, the name or pattern "
        "is wrong. Across accounts it does not know the owner's policy.",
        fix="Add the statement to a policy of the caller, or correct the name.",
    ),
    Cause.GUARDRAIL_IMPLICIT_DENY: About(
        looks="{0}, or {1}, {2}, {3}.",
        means="A policy that limits what other policies grant does not allow the action.",
        beware="Not that it is the only obstacle: IAM names one type even when several deny. With `s3:GetObject` the "
        "principal printed is AWS's storage role, not the caller.",
        happens="An SCP, an RCP, a boundary, a session policy or a VPC endpoint policy leaves the action out.",
        apart="The sentence names the type; only those who manage it can read the policy.",
        fix="Have the action added to the policy that the sentence names.",
    ),
    Cause.EXPLICIT_DENY: About(
        looks="{0}, or without type or ARN: {1}.",
        means="A Deny statement matched.",
        beware="For a service control policy not necessarily a statement: IAM's guide said in 2023 that such a denial "
        "can be implicit in fact. `AWSCompromisedKeyQuarantine...` is no missing permission: AWS quarantined a leaked "
        "key.",
        happens="A policy forbids it, often by address, region, time or MFA; or AWS quarantined a published key.",
        apart="The simulator names the statement in MatchedStatements, when it stands on the caller's side.",
        fix="Narrow the Deny, or meet its condition. No Allow helps against it.",
    ),
    Cause.ACCESS_DENIED: About(
        looks="The IAM sentence without a reason, older or cut off: {0}; or a bare {1}.",
        means="Access was refused; the text does not say by which policy.",
        beware="It does not say by which policy, nor that the repository exists.",
        happens="A policy refused without its reason. A full repository and an expired login say 'denied' too.",
        apart="`batch-get-image` with the AWS CLI prints the whole refusal of the CLI's own identity.",
        fix="Find the reason first; then add the grant, correct the name, or log in again.",
    ),
    Cause.FORBIDDEN: About(
        looks="{0} without the registry's words, as in `failed to resolve source metadata: unexpected status from HEAD "
        "request: 403 Forbidden`.",
        means="The registry, or the store of its layers, refused; the text does not say why.",
        beware="Quota, expired token, missing repository and ECR Public's dislike of stale logins look the same.",
        happens="The client asked with a HEAD request, whose answer has no body, or dropped the registry's words.",
        apart="The same request by the AWS CLI prints the whole refusal. When it succeeds, the CLI's identity may "
        "pull: what was refused was another's token, an old one, or a layer at its store.",
        fix="Log in again, and ask for the reason before any policy is changed.",
    ),
    Cause.LAYER_STORE_DENIED: About(
        looks="{0} in an XML answer, or a 403 from S3 or CloudFront while a layer is fetched.",
        means="ECR allowed the pull; the store that holds the layers refused, or something on the way to it did.",
        beware="Not a repository or identity policy: the request to S3 is signed by ECR.",
        happens="The policy of an S3 gateway endpoint leaves out the layers' bucket, or a proxy changed the request.",
        apart="A host that ends in `cloudfront.net` has nothing to do with an endpoint of S3.",
        fix="Allow `s3:GetObject` on the layer bucket in the endpoint's policy.",
    ),
    Cause.NOT_AUTHENTICATED: About(
        means="The request came without credentials the registry accepts.",
        beware="docker keeps tokens under the literal host, and a failing helper looks the same.",
        happens="Nobody logged in to exactly this host, the login was another user's or another engine's, a helper "
        "failed, or a node's role may not get a token.",
        apart="`get-authorization-token` tells whether these credentials can get a token.",
        fix="Log in to exactly this host, or repair the helper, the secret or the node's role.",
    ),
    Cause.TOKEN_EXPIRED: About(
        means="The registry says that the token has expired; one lasts 12 hours.",
        beware="Not a missing permission, although it comes as `denied`.",
        happens="A job, a secret or a helper kept a token longer than it lasts.",
        apart="A new login cures it; when it comes back, something hands out old tokens.",
        fix="Log in again, and renew the token where it is stored.",
    ),
    Cause.TOKEN_INVALID: About(
        means="The registry does not take the token: it is another region's or registry's, was damaged, or at ECR "
        "Public has expired.",
        beware="Not a missing permission.",
        happens="It is of another region, partition or kind of registry, or was cut or changed by a script.",
        apart="Compare the region of the token with that of the host.",
        fix="Log in again with the region of the registry.",
    ),
    Cause.LOGIN_FAILED: About(
        means="No login was stored.",
        beware="A 400 tells of no wrong password: a token of another region is the usual reason.",
        happens="The token is of another region, PowerShell changed it in the pipe, the password was empty because "
        "the AWS command failed, the host has dashes in the account id, something else than ECR answered, or the "
        "login could not be saved.",
        apart="Run the AWS command without the pipe into docker: it prints a token or says why not.",
        fix="Use one region in both commands, and the credentials meant.",
    ),
    Cause.CREDENTIAL_HELPER_FAILED: About(
        means="The program that gives the client its login, or keeps it, failed.",
        beware="It says nothing about permissions in the registry.",
        happens="The helper is not on the PATH of the client, has no AWS credentials, or cannot store a login at all.",
        apart="Start the helper by hand; a login without it tells whether only the helper is at fault.",
        fix="Install the helper, give it credentials, or take it out of config.json.",
    ),
    Cause.TAG_IMMUTABLE: About(
        means="The tag exists and may not be replaced.",
        beware="Not always a failure: a retry after a successful push finds its own tag taken.",
        happens="The repository's tags are immutable, and the tag was pushed before.",
        apart="Compare the digest of the tag with the one being pushed.",
        fix="Push under a new tag, or exclude the tag from immutability.",
    ),
    Cause.INVALID_NAME: About(
        means="The name was refused before anything was looked up.",
        beware="It does not say whether a repository exists. An empty variable in the image reference can lead here.",
        happens="The name has capital letters, an empty part or a scheme, or a variable in it was empty.",
        apart="Print the reference just before it is used.",
        fix="Spell the name in lower case, and give every variable a value.",
    ),
    Cause.MANIFEST_UNSUPPORTED: About(
        looks="{0}, {1}, {2}, {3}, {4}; or a 405 where a manifest was put: {5}.",
        means="The manifest, or what it refers to, was not accepted.",
        beware="`Invalid JSON syntax` does not mean broken JSON: it is usually the media type. A part that is missing "
        "may only not have been pushed yet. Where Lambda says it, the registry took the image.",
        happens="A build cache, an attestation or an unusual artifact has a media type that ECR does not take.",
        apart="Of a build by BuildKit, a push without attestations tells whether they are at fault.",
        fix="Push with the media types of Docker or OCI, and the images of an index first.",
    ),
    Cause.UPLOAD_INVALID: About(
        means="A layer upload got out of step.",
        beware="Not a permission.",
        happens="A proxy or a retry sent a part twice, out of order, or empty.",
        apart="A push from another network or with a current client tells whether proxy or client is at fault.",
        fix="Push again without the proxy, with a current client.",
    ),
    Cause.BAD_REQUEST: About(
        looks="{0} without the registry's words, or {1} from ECR's API.",
        means="The registry refused the request as such, and the text does not say what was wrong with it.",
        beware="On a push it is often an immutable tag; a read or a login meets none: there the token comes first.",
        happens="An immutable tag, a manifest ECR does not take, a token of another region, or a wrong parameter.",
        apart="On a push look for the tag; elsewhere compare the region of the token with that of the host.",
        fix="Push under a new tag, or log in with the region of the registry.",
    ),
    Cause.RATE_LIMITED: About(
        means="More was asked for than is allowed.",
        beware="`Data limit exceeded` is not cured by retrying: it counts the bytes anonymous callers at one address "
        "may pull. Only ECR Public has that limit, whatever host the text names.",
        happens="Many jobs pull at once, or an anonymous address pulled a great deal from ECR Public.",
        apart="The words say which limit: a rate, the data of anonymous callers, or that of an upstream registry.",
        fix="Wait between requests; for ECR Public log in; give a cache rule a login at its upstream.",
    ),
    Cause.QUOTA_EXCEEDED: About(
        means="A quota of the registry is reached.",
        beware="Not a missing permission, although it comes as `denied`.",
        happens="No lifecycle policy deletes old images, one image has many tags, or there are many repositories.",
        apart="The words say what was counted: images, the tags of one image, or repositories.",
        fix="Delete some, or raise the quota; that of tags per image cannot be raised.",
    ),
    Cause.HOST_NOT_FOUND: About(
        means="The name of the host that was asked does not resolve.",
        beware="A host that account id and region make is right, and DNS is at fault. Otherwise a wrong host is the "
        "usual reason (China without `.cn`, a mistyped region, a zone such as `us-west-1a`, FIPS where there is none).",
        happens="Account id, region or ending is wrong, or the machine's DNS does not answer for this name.",
        apart="Another machine that resolves the name shows that DNS is at fault here.",
        fix="Correct the host, or repair DNS.",
    ),
    Cause.CONNECTION_FAILED: About(
        means="No answer came over the connection.",
        beware="Not a permission. The address may be the layer store's, not ECR's.",
        happens="No route, no NAT, a closed port, a missing or closed VPC endpoint, or a proxy that is not set.",
        apart="A request by hand from the same machine shows how far it comes.",
        fix="Open the way to ECR's API, the registry and the layer store.",
    ),
    Cause.CONNECTION_CLOSED: About(
        looks="{0}, {1}, {2}, or {3} on a push.",
        means="The connection was cut; on a push a missing repository or right can cause this, as can the network.",
        beware="Not necessarily the network, and the cut alone proves nothing. Look where it came: one that follows "
        "`Pushed` for every layer left the repository and the upload of layers behind.",
        happens="On a push ECR is known to do so when the repository does not exist or `ecr:InitiateLayerUpload` is "
        "not allowed. Otherwise a proxy, a firewall or the network cut it.",
        apart="Unless layers were pushed, check the name first; CloudTrail shows whether ECR refused the request.",
        fix="Create the repository, add the grant, or repair the way.",
    ),
    Cause.TLS_FAILED: About(
        means="No TLS connection came about: the certificate is not trusted, or something else answers on that port.",
        beware="Not a permission; nothing was asked of the registry.",
        happens="A proxy's own certificate, an old clock or root, DNS or a hosts file to another host, or plain HTTP.",
        apart="The issuer of the certificate tells who answered.",
        fix="Let the machine trust the proxy's root certificate, correct the clock, or lead to the right host.",
    ),
    Cause.REGISTRY_ERROR: About(
        means="The answer was a server error.",
        beware="Not proof of trouble at AWS: a proxy or a wrong host answers so too.",
        happens="The service, an upstream or a proxy is in trouble for a while.",
        apart="A request by hand from the same machine that is answered with 401 reached the registry just now.",
        fix="Wait and try again.",
    ),
    Cause.UPSTREAM_DENIED: About(
        means="The upstream registry of a cache rule refused the rule.",
        beware="Not a permission of the caller. An upstream that limits its rate or is down has another cause.",
        happens="The secret holds an old token or a wrong user name, its login may not read the image, or the path is "
        "wrong: a `library/` too many or too few. Or Secrets Manager did not give ECR the secret.",
        apart="`validate-pull-through-cache-rule` tries the login alone: isValid true does not tell of the image.",
        fix="Renew the secret, or correct the path.",
    ),
    Cause.WRONG_REGISTRY: About(
        looks="{0} from Docker Hub for a registry host without a repository, {1}.",
        means="The request went to another registry; ECR was not asked.",
        beware="Nothing about ECR: it was not asked.",
        happens="The reference has no registry host, or a host without a repository, so docker asked Docker Hub.",
        apart="The host that the message prints is the one that was asked.",
        fix="Put the registry host in front of the image name.",
    ),
    Cause.UNCLASSIFIED: About(
        looks="Words of a failure beside the name of an ECR registry that are none of the known ones, such as {0}; a "
        "status that says too little, such as {1} where no manifest was put; {2}.",
        means="Something about ECR failed; this program cannot tell from the words what.",
        beware="Nothing beyond that; no cause is guessed.",
        happens="The client uses words of its own, or the message was cut off.",
        apart="Ask again with a request that prints the registry's own words.",
        fix="Read the message; it is kept as it was printed.",
    ),
    Cause.AWS_CREDENTIALS_FAILED: About(
        means="The process has no valid AWS identity, so ECR gave it no token.",
        beware="No token was fetched. Your shell may have credentials while the process that failed has none.",
        happens="No or expired credentials, another profile, a role that may not be assumed, or no metadata service.",
        apart="`aws configure list` shows where credentials and region come from.",
        fix="Give that process credentials and a region.",
    ),
    Cause.PROXY_REFUSED: About(
        looks="{0}, {1} alone behind the URL of a request of a Go client, {2}, {3}.",
        means="A proxy on the way answered, and refused to let the request through.",
        beware="Not an answer of the registry's: the Go clients captured so far print a registry's status with its "
        "number. The docker engine has proxy settings of its own, so a shell without a proxy proves nothing.",
        happens="The proxy wants a login, or does not allow the registry's host or that of the layers.",
        apart="A request by hand shows CONNECT and the proxy's answer to it.",
        fix="Allow the hosts in the proxy, or leave them out of it with NO_PROXY.",
    ),
    Cause.PLATFORM_MISMATCH: About(
        means="The image is there, but not for this operating system and processor.",
        beware="Not that image or tag is missing, although some clients add `not found`.",
        happens="It was built on another kind of processor, often arm64 on a laptop and amd64 on a node.",
        apart="The manifest lists the platforms that there are.",
        fix="Build for this platform as well, or ask for one of those listed.",
    ),
    Cause.LOCAL_FAILURE: About(
        means="The machine that failed is at fault: its disk or its engine, or it does not hold the image.",
        beware="Not an answer of the registry: behind `No such image` a refused pull may be found further up.",
        happens="The engine does not run, its socket may not be used, the disk is full, or the image has another name.",
        apart="On that machine, `docker info`, `df` and `docker images` tell the three apart.",
        fix="Start the engine, make room, or build the image under this name.",
    ),
}
