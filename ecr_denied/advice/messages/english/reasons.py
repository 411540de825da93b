"""Why: what the words of a cause allow, and what a check needs to know."""

# What a cause gives as its reason for a check.
_CAUSES = {
    # a name
    "says-no-repository": "The registry says that {repository} does not exist in it.",
    "looked-up-where-asked": "The name is looked up in the account and region asked, which may not be yours.",
    "says-no-image": "The registry says that {tag} is missing; it does not say why.",
    "tag-elsewhere": "The same tag may exist in another registry or region.",
    "lost-connection-as-missing": "Some clients report a lost connection as a missing image.",
    "lost-login-as-missing": "Some clients report a lost connection or missing login as a missing image.",
    "repository-or-image": "The text does not say whether repository or image is missing.",
    "else-the-image": "If the repository exists, the image is missing.",
    "holds-the-tag": "The registry holds {tag} already and may not replace it.",
    "breaks-the-rules": "The name breaks the rules for names, so nothing was looked up.",
    "empty-variable": "A variable left empty in the image reference gives the same words.",
    "not-this-platform": "The registry has the image, but not for the platform that was asked for.",
    "another-image": "The tag may stand for another image than the one you meant.",
    "went-elsewhere": "The request did not go to the ECR registry meant.",
    # a permission
    "same-sentence": (
        "The sentence says that no resource-based policy allows it. So far this reason has been seen only across "
        "accounts, where ECR answers for a repository that does not exist with this same sentence, so it cannot tell "
        "the cases apart. {accounts}"
    ),
    "else-the-policy": "If the repository exists, its policy may not grant {action} to {caller}.",
    "stored-credentials": "Stored credentials of another account give this sentence too. {accounts}",
    "admits-the-account": (
        "If the repository's policy admits the whole account, a missing identity policy reads the same: across "
        "accounts both sides must allow."
    ),
    "grant-in-registry-policy": "A grant may also stand in, or be missing from, the registry policy.",
    "no-repository-grants-it": "No repository's policy can grant {action}; the caller's own must.",
    "no-identity-policy": "The sentence says that no identity-based policy allows {action} to {caller}.",
    "policy-for-some-names": (
        "Policies often allow some names only: compare {repository} with their Resource patterns."
    ),
    "other-side-too": (
        "Across accounts the registry's side must allow as well; it may do so already, which this sentence does not "
        "tell."
    ),
    "one-type-named": "IAM names one type of policy even when several deny.",
    "limit-for-another": "The limit may be meant for another identity.",
    "limit-for-some-names": "Limits often allow some names only: compare {repository} with them.",
    "names-policy": "The text names {policy}.",
    "deny-by-address": "Deny statements there are often bound to a source address.",
    "deny-for-another": "The Deny may be meant for another identity.",
    "deny-for-some-names": "A Deny can cover some names only: compare {repository} with it.",
    "no-policy-named": "The text does not say which policy lacks the grant.",
    "refusal-for-another": "The refusal may be meant for another identity.",
    "both-sides": "Across accounts both sides must allow {action}.",
    "refused-as-missing": "A missing repository can be refused instead of reported missing.",
    "no-reason": "The text gives no reason, or it is cut off.",
    "denied-expired": "An expired login is refused as 'denied' too.",
    "denied-full": "A full repository is refused as 'denied' too.",
    "bare-403": "The text is a bare 403: a HEAD answer has no body, and some clients drop the one they got.",
    "full-403": "A full repository gives a bare 403.",
    "expired-403": "An expired token, or one of another account, gives a bare 403.",
    "manifest-first": (
        "Newer clients ask for the manifest before they push, so BatchGetImage or BatchCheckLayerAvailability may be "
        "what is missing."
    ),
    "container-asked": "The node or service asked, not you.",
    "stored-secret": "A stored secret holds a token for twelve hours.",
    "is-public": "The text is ECR Public's.",
    "key-refused": "KMS refused, not ECR: the repository is encrypted with a key of its own.",
    "layer-refused": (
        "S3 refused a layer: the principal printed with s3:GetObject is AWS's storage role, not the caller."
    ),
    "store-refused": "The refusal came from the store that holds the layers, not from ECR.",
    "layer-address": "Reading the layer's address needs the other two endpoints.",
    "from-cloudfront": (
        "CloudFront gives the layers of ECR Public and of some caches; no endpoint of S3 stands on that way."
    ),
    "lambda-is-service": "Lambda pulls as a service, and the repository's policy must let it in.",
    "layer-fetched": "The words are those of a layer that was fetched: its store may have refused, not ECR.",
    "cache-prefix": "The name begins like that of a pull through cache.",
    # a login
    "without-credentials": "The request reached the registry without credentials it accepts.",
    "literal-host": "Docker keeps tokens under the literal host, so another host of the same registry has none.",
    "helper-as-missing-login": "With a helper configured, its failure looks like a missing login.",
    "provider-as-missing-login": "A provider that is configured and fails looks like a missing login.",
    "node-may-have-asked": "A node may have asked.",
    "no-token-without": "Without ecr:GetAuthorizationToken on '*' there is no token.",
    "node-no-token-without": "Without ecr:GetAuthorizationToken on '*' its role gets no token.",
    "says-expired": "The registry says that the token has expired; no policy is at fault.",
    "keeps-old-token": "A helper or a job that keeps tokens may hand out an old one.",
    "not-accepted": "The registry does not accept the token as it came.",
    "other-token": "A token of another region or of the other kind of registry is not accepted.",
    "login-refused": "The login itself was refused; a token of another region is a frequent reason.",
    "token-alone": "The password must be the token alone: no access key, no added line end, no dashes in the id.",
    "empty-token": "An empty token from a failed AWS command ends here too.",
    "login-needs": "A login needs ecr:GetAuthorizationToken on '*'.",
    "saving-failed": "Saving the token can fail where getting it worked.",
    "login-blocked": "The login is a request of its own, and its way may be blocked.",
    "no-aws-identity": "The process found no AWS identity, or AWS refused the one it found: it got no token of ECR's.",
    "role-not-assumed": "A role that may not be assumed ends here too.",
    "sources-reachable": "The metadata service, SSO and STS must be reachable from this machine.",
    "helper-failed": "The helper that keeps docker's logins failed, not the registry.",
    "helper-sources": "The helper uses the same sources of AWS credentials as the CLI.",
    "without-helper": "A login without the helper tells whether only the helper is at fault.",
    "helper-needs": "The helper needs ecr:GetAuthorizationToken on '*'.",
    # a request
    "manifest-refused": "The registry did not accept the manifest or what it refers to.",
    "part-refused": "The registry did not accept a part of an upload.",
    "empty-layer": "An empty layer is refused as well.",
    "immutable-400": "A push over an immutable tag is often shown as a bare 400.",
    "own-tag-400": "A multi-platform push can meet a tag it has just written.",
    "tag-400": "A tag with characters that are not allowed gives a 400.",
    "manifest-400": "A manifest of a type ECR does not take gives a 400.",
    "region-400": "A token of another region gives a 400.",
    "damaged-400": "A token damaged on the way gives a 400 too.",
    "anonymous-limit": "ECR Public allows far less to anonymous callers.",
    "asked-too-much": "The registry says that too much was asked of it.",
    "upstream-limit": "The limit may be that of an upstream registry.",
    "limit-reached": "The registry says that a limit is reached, although it may come as 'denied'.",
    "plain-http": "The client spoke plain HTTP to a port that speaks TLS.",
    # the way there
    "second-try": (
        "containerd asks for a manifest among the layers after its first request failed; that failure is not printed."
    ),
    "host-wrong": "The name does not resolve: most often the host is wrong, not the network.",
    "dns-wrong": "If the host is right, DNS or the private DNS of the VPC endpoint is wrong.",
    "no-answer": "No answer came over the connection, so the text tells nothing about permissions.",
    "store-address": "The host that was asked is the layer store's.",
    "store-may-be": "The address that failed may be the layer store's.",
    "cut-answer": "An answer was cut in the middle, which a missing repository does not do.",
    "push-dropped": (
        "ECR is known to drop the connection of a push to a repository that does not exist; the cut alone proves "
        "nothing."
    ),
    "dropped-without-right": ("ECR is known to drop it in the same way when ecr:InitiateLayerUpload is not allowed."),
    "dropped-without-login": "A push without a login can end the same way.",
    "look-alike": "All of these look alike on the client.",
    "network-alone": "A connection cut in the middle may be the network's doing alone.",
    "proxy-answered": "A proxy on the way answered, not the registry.",
    "proxy-unreached": "The connection that failed was the one to a proxy.",
    "open-or-not": "Without a proxy in between, the way is open or it is not.",
    "no-tls": (
        "No TLS connection came about, so nothing was asked of the registry: the certificate is not trusted, or a "
        "proxy or plain HTTP answers on that port."
    ),
    "other-certificate": "A wrong host can answer with a certificate for another name, or with none.",
    "server-error": "The answer was a server error, which no setting on the caller's side explains.",
    "proxy-server-error": "A proxy or a wrong host can give a server error as well.",
    "upstream-trouble": "Through a cache rule the trouble may be the upstream's.",
    "upstream-refused": "The upstream registry refused the credentials of the cache rule.",
    "no-upstream": "ECR Public has no upstream of its own.",
    "machine-words": "The words are those of this machine, not of a registry.",
    "node-has-none": "A node that could not pull an image says later that it does not have it.",
    "engine-has-none": "An engine that could not pull an image says later that it does not have it.",
    # unknown words
    "empty-answer": "The answer had no body: a HEAD that is refused because a right is missing looks like this.",
    "method-refused": "The address does not take this kind of request.",
    "unknown-words": "The words are none of the registry's known answers.",
    "ask-otherwise": "If the registry did refuse, it says more to another request.",
    "rule-out-names": "Name, region and account are the first things to rule out.",
    "then-rights": "What the caller may do is the next.",
}

# What a check needs to know, whatever the cause.
_CHECKS = {
    "owner-looks": "Only the registry's owner can look: across accounts describe-repositories refuses the caller too.",
    "name-region-account": "Name, region and account must all be those of the repository.",
    "aws-owns": (
        "AWS owns this registry: nobody else can list its repositories or change its policies, and you can only pull. "
        "Account, region, name and tag must all be as AWS lists them; some regions have another account."
    ),
    "anyone-may-ask": (
        "Anyone may ask for the manifest, and look the name up at https://gallery.ecr.aws. The ecr-public API shows "
        "your own registry only, so it calls everybody else's images missing."
    ),
    "host-in-name": (
        "The repository name in the text holds a registry host, so the host was put in front of the name twice."
    ),
    "no-push-creates": "Without a creation template or a cache rule, neither a push nor a pull creates a repository.",
    "template-creates": (
        "Only a template with CREATE_ON_PUSH and a matching prefix makes a push create its repository. With one, a "
        "repository seen after the failure may be younger than it."
    ),
    "cache-rights": (
        "Through a cache rule a first pull needs ecr:CreateRepository and ecr:BatchImportUpstreamImage as well, and a "
        "Docker Hub official image needs 'library/' in the path."
    ),
    "rule-secret": (
        "validate-pull-through-cache-rule tries them; put the rule's whole prefix into the command, which may hold a "
        "'/' or be ROOT."
    ),
    "images-go": "An image can be deleted by hand or by a lifecycle policy.",
    "archived-as-missing": "An archived image answers a pull like a missing one until it is restored.",
    "own-retry": "A push that succeeded and is tried again finds its own tag taken.",
    "immutable-tags": (
        "IMMUTABLE refuses a second push of any tag; exclusion filters let chosen tags, such as caches, change."
    ),
    "tag-letters": "A '+' from a version such as 1.2.0+build is refused; a tag starts with a letter, a digit or '_'.",
    "name-letters": "ECR takes lower-case letters and digits joined by '.', '_', '-' and '/', 2 to 256 characters.",
    "misspelt-host": "The printed host is none of ECR's: it is misspelt, so whoever answers is somebody else.",
    "china-host": "China regions need '.cn' at the end of the host.",
    "zone-host": "'{region}' looks like an availability zone; a region name ends in a digit.",
    "fips-host": "FIPS hosts exist in a few regions only.",
    "host-slips": (
        "A mistyped region, a missing '.dkr.ecr', or an account id without twelve digits make a host nobody answers "
        "for."
    ),
    "docker-hub": "Without a complete registry host docker asks Docker Hub, which knows nothing of ECR.",
    "star-only": "IAM accepts {action} on resource '*' only; a repository ARN there grants nothing.",
    "not-simulated": "The simulator knows neither resource policies nor resource control policies.",
    "permission-set": "A role of IAM Identity Center is changed in its permission set, not in IAM.",
    "path-missing": "The role's path is missing from the text.",
    "arn-wanted": (
        "Put the ARN of the role or user that failed in the place of <role-or-user-arn>: aws sts get-caller-identity "
        "tells it on the machine that failed; of a node it is its role."
    ),
    "read-the-policy": "Compare principal, action and conditions.",
    "push-example": "AWS's cross-account push example lacks ecr:BatchGetImage, which newer clients need.",
    "scope-v2": "With scope V2 the registry policy counts for every ECR request, beside the repository policy.",
    "management-only": (
        "Only the organization's management account or a delegated administrator can run the command; policies of the "
        "parent units count too. A denial worded as explicit may only be a missing Allow."
    ),
    "binds-every-caller": (
        "They bind every caller of the registry. Only the organization's management account or a delegated "
        "administrator can run the command."
    ),
    "boundary-caps": "What the boundary does not allow, no identity policy can grant.",
    "default-version": ("get-policy shows its default version, and get-policy-version the statements of that version."),
    "session-narrowed": (
        "Whoever assumed the role may have passed a policy that narrows the session; it is not stored in IAM, but the "
        "AssumeRole event in CloudTrail shows it."
    ),
    "three-endpoints": (
        "Calls of the API pass ecr.api, docker's requests ecr.dkr, layers s3. The endpoints may belong to another "
        "account."
    ),
    "key-grants": (
        "ECR uses the key by grants that it makes in the caller's name. A key that is disabled or about to be deleted "
        "is refused as well."
    ),
    "layers-from-s3": (
        "ECR sends the client to that bucket for layers; with no S3 endpoint in the VPC, look at the proxy."
    ),
    "full-refusal": "A full refusal names caller, action and kind of policy.",
    "get-has-body": "A GET is answered with the registry's words. It is sent with docker's stored login.",
    "cli-identity": "The answer is for the CLI's own identity, which may not be the one behind docker's token.",
    "own-side": "It may be about the local machine or engine: the image, the disk, the daemon.",
    "trail-keeps": (
        "CloudTrail keeps the words the client dropped; some VPC endpoint denials are not recorded. Times keep the "
        "search short."
    ),
    "cli-not-docker": (
        "The command shows the CLI's identity, not the one behind docker's stored token; a new login aligns them."
    ),
    "public-login-needs": (
        "A login to ECR Public needs ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken."
    ),
    "token-lasts": (
        "A token lasts 12 hours and belongs to one region; docker keeps it under the literal host, so FIPS and "
        "dual-stack hosts need logins of their own."
    ),
    "secret-renewed": (
        "Something must renew such a secret every few hours; a login of yours changes nothing for it. Without one the "
        "node's role counts."
    ),
    "public-stale": "ECR Public refuses an expired token even for images that anyone may pull without one.",
    "private-token": "A private registry's token is not accepted there.",
    "region-alone": (
        "The command prints a host of your own account, whichever registry the token is used for: compare the region "
        "alone, not the account."
    ),
    "helper-on-path": (
        "A helper that is named for the host, or as credsStore, is asked instead of the stored login. The program "
        "must be on the client's PATH and have AWS credentials of its own. Jobs that share one config.json log each "
        "other out."
    ),
    "windows-store": (
        "The store of Windows holds 2,560 bytes, and an ECR token is longer: name another store in config.json."
    ),
    "leaked-key": (
        "Deactivate the exposed key, create a new one, look in CloudTrail for what the old one did, then detach the "
        "quarantine policy. No permission is missing."
    ),
    "that-process": "They must be those of the process that failed, not of your shell.",
    "proxy-answer": (
        "ECR asks for no proxy's login and answers in JSON: what answers otherwise is a proxy or a gateway on the way. "
        "The docker engine has proxy settings of its own, apart from those of the shell."
    ),
    "other-platforms": "The image exists, but not for this operating system and processor.",
    "pipe-changes": "Older PowerShells change the encoding and the line ends of what they pipe, the token too.",
    "no-registry-fault": "No registry was at fault.",
    "node-roles": (
        "On EKS it is the role of the node group, on EC2 the instance profile, on Fargate the task execution role; App "
        "Runner has an access role, SageMaker an execution role. A kubelet may use an imagePullSecret instead. Your "
        "own login does not count there."
    ),
    "invalid-json": (
        "'Invalid JSON syntax' from ECR usually means a media type it does not take, not broken JSON. Build caches "
        "need image-manifest=true and oci-mediatypes=true; the images of an index go first."
    ),
    "more-manifests": "They make an index of a single image and push more manifests than one.",
    "parts-out-of-order": (
        "Layer parts that are out of order, too small or empty are refused; a proxy or a client's retry does that."
    ),
    "over-quota": (
        "A push over the quota fails at its end, with the manifest; a lifecycle policy or a higher quota helps."
    ),
    "rate-shared": "The rate counts per account and region, so other jobs share it; most rates can be raised.",
    "bytes-counted": "The data limit counts bytes per address: the same pull fails again.",
    "way-parts": "Look at proxy, route or NAT, DNS, and port 443 in the security group of the VPC endpoints.",
    "own-endpoints": (
        "A VPC without a way to the internet needs an endpoint each for ecr.api and ecr.dkr, and one for S3."
    ),
    "own-route": "Layers come from S3, by a route of their own.",
    "issuer": "Who signed it tells who answered; --insecure is for this look alone.",
    "service-trouble": "A server error from the command as well points to the service.",
}

REASONS = _CAUSES | _CHECKS
