"""Who asked, with which credentials, by which login, and who can look there."""

from __future__ import annotations

from ecr_denied.advice.known import Known, fact
from ecr_denied.names import bootstraps
from ecr_denied.names.hosts import is_private_host, is_public_host
from ecr_denied.names.partitions import is_opt_in
from ecr_denied.names.requesters import (
    AROUND_ENGINES,
    CONFIGURE_ACTION,
    OWN_LOGINS,
    OWN_STORES,
    RUNNERS,
    Keys,
    Requester,
    is_of_nodes,
    of_session,
)
from ecr_denied.names.syntax import is_masked

# --- programs ------------------------------------------------------------------------------------------

fact("node", "if a node or an AWS service pulled", lambda known: known.failure.client in RUNNERS)
fact("own-login", "if a program asked that logs in by itself", lambda known: known.failure.client in OWN_LOGINS)


def _keys(known: Known) -> Keys | None:
    """How the program that asked is given its AWS keys."""
    program = OWN_LOGINS.get(known.failure.client or "")
    return program.keys if program else None


# It reads no file with logins.
fact("login-in-call", "if an engine's API was called", "client=docker-api|docker-java|docker-py|dockerode")
# A person starts the others in a shell, whose AWS credentials they take.
fact("own-keys", "if a program with its own AWS keys asked", lambda known: _keys(known) in (Keys.OWN, Keys.SETTINGS))
# By an SDK, and no AWS CLI.
fact("asks-by-sdk", "if a node, a service, or a program with AWS credentials of its own asked", "own-keys", "node")
# The ones of these that take no keys from where they run.
fact("keeps-keys", "if a program asked that has AWS keys in its settings", lambda known: _keys(known) is Keys.SETTINGS)
# The runtime pulls it by itself, whatever the kubelet has for it (awslabs/amazon-eks-ami#1740, kubernetes/kops#16762).
fact(
    "sandbox",
    "if it is the image of a pod's sandbox",
    lambda known: known["client=kubelet"] and known.repository.rpartition("/")[2] == "pause",
)
# By its node's role, or by the secret that a pod names.
fact("kubelets-pull", "if kubelet pulled, unless the image of a pod's sandbox", "client=kubelet !sandbox")
fact("shows-command", "if the text shows a typed command", lambda known: known.command.shell or known.command.program)
fact("command-has-profile", "if the command shows a profile", lambda known: known.command.profile)
# These hand on other keys than the reader's shell has (sudo(8); aws-vault, USAGE.md).
fact("by-sudo", "if `sudo` ran the AWS CLI", lambda known: (known.command.aws_prefix or "").startswith("sudo"))
fact("by-vault", "if aws-vault ran the AWS CLI", lambda known: (known.command.aws_prefix or "").startswith("aws-vault"))
fact("job", "if a step of a CI system ran the command", lambda known: known.command.job)
fact(
    "node-not-excluded",
    "if a node may have pulled",
    lambda known: (
        known.holds("operation=unsaid|pull !own-login !shows-command !job")
        and known.failure.client not in (*OWN_STORES, *AROUND_ENGINES)
    ),
)
# The repository's policy alone can let it in.
fact("pulls-as-service", "if a service of AWS pulled by itself", "client=lambda", "credentials=service-principal")
fact("pod", "if a program in a pod asked", "requester=pod")
fact("task", "if a task of ECS asked", "requester=task")
# kaniko is a tool that runs in pods, and no node pushes by itself.
fact(
    "pod-by-node",
    "if a tool that runs in pods asked by a machine's role, or a push came by a role of nodes",
    lambda known: (
        of_session(known.who.session) is Requester.INSTANCE
        and bool(known["client=kaniko"] or (known["push"] and is_of_nodes(known.who.name)))
    ),
)

# --- credentials ---------------------------------------------------------------------------------------

# No identity policy, boundary or session policy binds these two.
fact("root", "if the caller is an account's root user", "credentials=root")
fact("service-principal", "if a service of AWS asked by itself", "credentials=service-principal")
# Only AWS changes such a role (IAM user guide, using-service-linked-roles; Lightsail FAQ).
fact("service-linked", "if a service asked by a role of AWS's", "credentials=service-linked-role|lightsail-role")
# A session of GetFederationToken (IAM user guide, id_credentials_temp_control-access_getfederationtoken).
fact("federated", "if a federated user called", "credentials=federated-user")
fact("of-identity-center", "if the role is IAM Identity Center's", "credentials=permission-set")
fact("iam-user", "if an IAM user called", "credentials=access-key")
# Its policies come from a CloudFormation template (AWS CDK guide, bootstrapping-customizing).
fact("of-bootstrap", "if `cdk bootstrap` made the caller's role", lambda known: bootstraps.of_role(known.who.name))
# A new bootstrap puts back the trust policy that the template has.
fact("bootstraps-role", "if `cdk bootstrap` made the unassumed role", lambda known: bootstraps.of_role(known.role_arn))
# aws-actions/configure-aws-credentials, README: by OIDC unless it is given keys.
fact("github-workflow", "if a workflow of GitHub Actions asked", lambda known: known.who.session == CONFIGURE_ACTION)
fact("on-ec2", "if the node has a name of EC2's", lambda known: known.is_on_ec2)
# A kubelet may run anywhere. Outside AWS it has an AWS role only by what was set up there.
fact(
    "kubelets-login-unknown",
    "if kubelet pulled, and the text tells neither its login nor that its node is one of EC2's",
    "kubelets-pull !mirror !push !public !caller credentials=unsaid !on-ec2 !puller=fargate !missing-secret "
    "!layer-fetch",
)
# The one whose token, or whose signature, was sent.
fact("caller", "if the text names who was refused", lambda known: known.who.name or known["root"])
# The registry may not be the one that was meant. AWS's own are by no mistake.
fact(
    "registry-in-doubt",
    "if the text names the action and the account of the registry, and neither who was refused it nor another account",
    lambda known: (
        known.failure.registry_id and known.holds("action names-repository !caller !cross-account !aws-owned")
    ),
)
fact("role-session", "if a session of a role called", "who=assumed-role")
fact("caller-has-arn", "if the text gives a user or a role whose ARN can be asked for", "who=assumed-role|role|user")
# Never those of a machine or of a service.
fact("reader-may-be-caller", "if whoever reads this may hold the credentials", lambda known: known.may_be_readers)
fact("has-shell", "if a command can be run where the request came from", lambda known: known.can_be_entered)
# A service of AWS has no identity to choose.
fact("emulator", "if an emulator of AWS answered", "client=emulator")
fact(
    "caller-is-known",
    "unless a machine asked that the text does not name, or an emulator answered",
    "!service-principal !emulator reader-may-be-caller",
    "!service-principal !emulator caller",
)
# The request was sent without the role.
fact("unassumed-role", "if the text names a role that could not be assumed before", lambda known: known.command.role)
fact("role-arn", "if the text names the role that was not assumed", lambda known: known.role_arn)
fact("refused-by-sts", "if STS refused a role", "wording=aws_credentials.role-refused|aws_credentials.provider-missing")
# The words need not name the role.
fact("role-not-assumed", "if a role could not be assumed", "refused-by-sts", "wording=aws_credentials.role-not-assumed")
# STS names the caller of a signed call, in a sentence of IAM's; so another issuer's token was sent.
fact("role-refused", "if STS refused the role", "refused-by-sts", "role-not-assumed status=403")
# By web identity or SAML, as far as the text says: no AWS credentials sign such a call (STS API reference).
fact(
    "federated-token",
    "if whoever asked came with a token of another's",
    lambda known: (
        known.action.lower().startswith("sts:assumerolewith") or (known["role-not-assumed"] and known.principal is None)
    ),
)
# An account has to enable such a region.
fact(
    "opt-in-told",
    "if AWS did not know the credentials in a region that has to be enabled",
    lambda known: (
        known["wording=aws_credentials.unknown-client|aws_credentials.invalid"] and is_opt_in(known.region or "")
    ),
)
# The same, or the text does not name the region and prints the error's code.
fact(
    "may-be-opt-in",
    "if AWS did not know the credentials, in a region that has to be enabled or is not told",
    lambda known: (
        not known["public"]
        and bool(known["opt-in-told"] or (known["wording=aws_credentials.unknown-client"] and not known.region))
    ),
)
fact(
    "may-be-of-another-partition",
    "if AWS did not know the credentials in China, GovCloud or another partition",
    lambda known: known.holds("had-credentials !expired") and known.partition is not None,
)

# --- logins --------------------------------------------------------------------------------------------

fact("uses-token", "if a stored login's token was sent", lambda known: known.uses_token)
fact("in-other-registry", "if this repository was reached in another registry", lambda known: known.command.other_host)
# A call of the API without registryId asks the caller's own account (ECR API, DescribeRepositories).
fact(
    "asked-other-account",
    "if the answer is of another account than the image",
    lambda known: known.command.other_host and known.failure.registry is None and known.request.call,
)
# The token or the function that was asked for is in the region of the registry.
fact(
    "region-typed",
    "if the command shows the registry's region",
    lambda known: known.command.region is not None and known.command.region == known.failure.region,
)


def _other_region(known: Known) -> str | None:
    """The region that a token of a private registry was asked for in, where it is not the registry's."""
    typed, region = known.command.region, known.failure.region
    return typed if not known["public"] and region not in (None, typed) else None


fact("other-region-typed", "if the command shows another region", _other_region)


def _login_host(known: Known) -> str | None:
    """The host of another login above: a client keeps a login under the literal host (docker login reference)."""
    typed, asked = known.command.login_host, known.failure.registry
    is_whole = is_private_host(typed or "") or is_public_host(typed or "")
    return None if asked in (None, typed) or is_masked(asked or "") or not is_whole else typed


fact("login-elsewhere", "if a login above is for another registry", _login_host)
# A failed login would have been reported.
fact(
    "login-here",
    "if a login above is for this registry",
    lambda known: known.command.login_host is not None and known.command.login_host == known.failure.registry,
)
fact("login-without-match", "if a login is above, and no host that was asked", "!login-host=unsaid registry=unsaid")
fact("login-somewhere", "if a login above went well at a registry that is not said", "logged-in=True login-host=unsaid")
fact("helper", "if the text names a credential helper", lambda known: known.failure.helper)
# The others keep what a login stored (docker login reference, credential stores).
fact("ecrs-helper", "unless the text names a helper that asks no AWS", lambda known: "ecr" in known.helper)
# Another client keeps its login elsewhere, and names its options otherwise.
fact("docker-login", "if docker's logins count", lambda known: known.login_client == "docker")
fact("helm-login", "if helm's logins count", lambda known: known.login_client == "helm")
fact("helper-in-doubt", "unless a program asked that logs in by itself", "!own-login", "helper-missing", "of-ecr-alone")
fact("codebuild-unnamed", "if CodeBuild pulled, by itself or not", "client=codebuild !caller")
fact("no-role-assumed", "if a role was not assumed", "role-arn", "role-assumption", "role-not-assumed")
fact("pipe-changed", "in PowerShell, if the status is 400", "shell=powershell status=400 !own-login")
# In PowerShell a pipe changes the token; a 400 is the answer to a damaged one.
fact(
    "pipe-in-doubt",
    "in PowerShell, or if the status is 400 and no shell shows, unless a program asked that logs in by itself",
    "shell=powershell !own-login",
    "status=400 shell=unsaid !own-login",
)
