"""What reports and lists say about images and repositories: findings, policies, counts, answers, what went well."""

from ecr_denied.catalogue.entry import Other

ENTRIES = (
    Other(
        "findings",
        "({edge}vulnerabilit|{edge}CVE-{digits}|{digits} finding|{edge}severity[:] (high|medium|low|critical)|{edge}lifecycle (rule|polic))",
        source="Amazon ECR image scanning and lifecycle policies",
    ),
    Other(
        "policy",
        '({edge}(Sid|Effect|Statement)["] (:|=)|resource "aws_|repositoryArn|imageTagMutability)',
        source="IAM policy grammar; terraform-provider-aws; botocore ecr service model",
    ),
    Other(
        "count",
        "({edge}0 (errors|failures)|{edge}0 (error|failed|failure){end}|{edge}(errors|error|failed|failures|failure)['](:|=) 0{edge}"
        "|{edge}(errors|error)['](:|=) (null|nil|none|<nil>)|{edge}(no|without) (errors|error{end})|{edge}not missing)",
        is_harmless=True,
        source="Ansible's play recap, pytest's and Maven Surefire's summaries: what failed was counted, and nothing had",
    ),
    Other(
        "instruction",
        "{edge}(do not|don[']t|must not|should not|shouldn[']t) error{edge}",
        is_harmless=True,
        source="titles of changes, and comments: what a program is to do, and not what it did",
    ),
    Other(
        "plan",
        "({edge}should (add|put|have) a check|{edge}returning an error if{edge}|{edge}this is to fix|{line}to ensure[s] "
        "|{edge}I (solved|fixed) the)",
        source="titles of changes, and comments: what a program is to do, and what was done about it",
    ),
    Other(
        "went-well",
        "{edge}(already present|successfully (built|tagged)|already exists in the registry"
        "|RepositoryAlreadyExists|creating (it|repository))",
        source="docker, kubelet, Amazon ECR: what is there, or is made",
    ),
    Other(
        "deletion",
        "(deleting ECR|cannot be deleted|DeleteRepository)",
        source="botocore ecr service model, DeleteRepository; terraform-provider-aws",
    ),
    Other(
        "cache",
        "({edge}cache[ {word}][ {word}][ {word}] (not found|miss)|cache importer: {reference}: not found|: Not found. Building)",
        source="moby/buildkit; GoogleContainerTools/skaffold: a look for what need not be built",
    ),
    Other(
        "locally",
        "(not found|does not exist) locally{end}",
        is_harmless=True,
        source="container engines: a look at the machine before the registry is asked",
    ),
    Other(
        "anonymous",
        "falling back to [the ](default|anonymous|unauthenticated)",
        source="google/go-containerregistry; containers/image: no credentials, and none needed yet",
    ),
    Other(
        "public-without-login",
        "(empty credentials for [the image: ]public.ecr.aws|has nothing for server URL: public.ecr.aws"
        " Got output: credentials not|for public.ecr.aws: credentials not found in native|an authenticated registry. Details: \\(dockerImageName: public.ecr.aws/)",
        source="testcontainers-go docker_auth.go; testcontainers-java RegistryAuthLocator; jib RegistryCredentialRetriever: "
        "no login is held, and ECR Public needs none",
    ),
    Other(
        "row",
        "{edge}{layer} {digits} (seconds|minutes|hours|days|weeks|months|years) ago",
        source="docker images: a row of the images that docker holds",
    ),
    Other(
        "access-log",
        '"{method} /{path} HTTP/{word}" {digits}',
        source="Apache HTTP Server, mod_log_config: a server's log of its answers",
    ),
    Other(
        "answers",
        '(msg="fetch response received"|fetch response received host=|msg="Not found" Status=")',
        source="containerd core/remotes/docker/resolver.go; regclient internal/reghttp: every answer, at the level debug",
    ),
    Other(
        "challenge",
        "(/v2/ = \\(code={word}, statusCode=401|{edge}Ping {url} status 401)",
        source="distribution spec, authentication: the challenge that every client meets first",
    ),
    Other(
        "goes-on",
        "proceeding anyway",
        source="aws/aws-cdk cdk-assets: a role that could not be assumed, and what is asked for without it",
    ),
    Other(
        "setting",
        "cannot use update strategy '{word}' for image",
        source="argoproj-labs/argocd-image-updater registry-scanner/pkg/registry/registry.go: a setting that asks for another",
    ),
)
