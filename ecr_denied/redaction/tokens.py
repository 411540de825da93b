"""Tokens that say by their form what they are, by maker.

The forms are those of gitleaks 8.30 (config/gitleaks.toml), detect-secrets 1.5 (its plugins), secretlint 13 (its rules)
and the makers' own documentation. A token that was cut off is shorter than it was, so the least lengths are short.
"""

from __future__ import annotations

from typing import NamedTuple

from ecr_denied.redaction.rule import HEAD, SecretRule

__all__ = ["TOKENS", "Token"]

# A digit among its letters, or a capital behind a small one: names of words have none.
_DIGIT = r"(?=[\w-]{0,40}(?:[0-9]|[a-z][A-Z]))"
_LETTERS, _HEX = "[A-Za-z0-9]", "[A-Fa-f0-9]"
_URLSAFE, _BASE64 = r"[\w-]", r"[\w+/=-]"


class Token(NamedTuple):
    """One form.

    :param sign: what tells it, in the syntax that ``regex`` and Rust's have in common.
    :param rest: what follows the sign.
    :param before: what stands before the sign.
    """

    maker: str
    sign: str
    rest: str
    before: str = HEAD

    @property
    def rule(self) -> SecretRule:
        """The rule that finds it; capitals count."""
        return SecretRule(self.before, f"(?-i:{self.sign})", self.rest)


TOKENS = (
    Token("1Password", "A3-[A-Z0-9]{6}-", "[A-Z0-9-]{11,}+"),
    Token("Adobe", "p8e-", _LETTERS + "{16,}+"),
    Token("age", "AGE-SECRET-KEY-1", "[A-Z0-9]{8,}+"),
    Token("Airtable", r"pat[A-Za-z0-9]{14}\.", _HEX + "{16,}+"),
    Token("Alibaba Cloud", "LTAI", r"[A-Za-z0-9]{12,24}\b"),
    Token("Anthropic, OpenAI", "sk-(?:ant|proj|svcacct|admin)", r"-[\w-]{8,}+"),
    Token("OpenAI", "T3BlbkFJ", r"[\w-]{8,}+", before=HEAD + r"sk-[\w-]{8,99}?"),
    Token("Atlassian", "AT[AC]TT3", r"[\w=-]{8,}+"),
    Token("Atlassian", "ATBB", _DIGIT + _LETTERS + "{20,}+"),
    Token("Authress", r"(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-]", r"[\w.+/=-]{16,}+"),
    Token("AWS access keys", "A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA", "[0-9A-Z]{16}(?![0-9A-Z])"),
    # A version, and behind its length "aws", "er/aws", "origin" or "origin_ec".
    Token("AWS sessions", "(?:AQ|Ag|FQ|Fw|IQ)o[DGJ]", r"[\w+/=%-]{24,}+"),
    Token("Amazon Bedrock", "ABSK", r"[A-Za-z0-9+/]{30,}+=*+"),
    Token("Amazon Bedrock", "bedrock-api-key-", _BASE64 + "{16,}+"),
    # Base64 of "{" before a key or white space, and of "AWS:": JWTs, docker's config.json, also where its first key is
    # a registry and begins with a digit, the tokens of ECR.
    Token("Mapbox, base64 of JSON", "ey[AIJ]|ew[0ko]", r"[\w+/=-]{16,}+(?:\.[\w+/=-]{4,}+){0,2}"),
    Token("base64 of JSON", "ZXlK", _BASE64 + "{24,}+"),
    Token("JWT", r"\.ey", r"[\w/\\-]{17,}+(?:\.[\w/\\=-]*+)?", before=HEAD + r"ey[A-Za-z0-9]{17,999}+"),
    Token("base64 of a user and a password", "QVdTO[g-v]", _BASE64 + "{4,}+"),
    Token("base64 of a private key", "LS0tLS1CRUdJTi", r"(?!BDRVJU|BQVUJMS)[\w+/=-]{8,}+"),
    Token(
        "Azure container registry", r"\+ACR", _LETTERS + "{6}(?![A-Za-z0-9])", before=HEAD + r"[A-Za-z0-9+/]{30,60}?"
    ),
    Token("Azure DevOps", "AZDO", _LETTERS + r"{4}\b", before=HEAD + r"[A-Za-z0-9]{60,90}?"),
    Token("Azure AD", "[0-9]Q~", r"[\w~.-]{20,}+", before=r"[\w~.]{3}"),
    Token("Buildkite", "bkua_", _LETTERS + "{16,}+"),
    Token("CircleCI", "CCIPAT_", r"\w{16,}+"),
    Token("ClickHouse", "4b1d", r"[A-Za-z0-9]{38}\b"),
    Token("Clojars", "CLOJARS_|clojars_", _LETTERS + "{16,}+"),
    Token("Cloudflare", r"v1\.0-[a-f0-9]{24}-", _HEX + "{16,}+"),
    Token("Databricks", "dapi", r"[a-f0-9]{16,}+(?:-[0-9])?"),
    Token("DigitalOcean", "do[opr]_v1_", _HEX + "{16,}+"),
    Token("Discord", r"[MNO][A-Za-z0-9_-]{23,25}\.[A-Za-z0-9_-]{6}\.", r"[\w-]{27,}+"),
    Token("Docker Hub", "dckr_[po]at_", r"[\w-]{4,}+"),
    Token("Doppler", r"dp\.[a-z]{2,5}\.", r"(?:[a-z0-9_-]{2,30}\.)?\w{16,}+"),
    Token("Dropbox", r"sl\.", r"[\w=-]{100,}+"),
    Token("Duffel", "duffel_(?:test|live)_", r"[\w=-]{16,}+"),
    Token("Dynatrace", r"dt0[a-z]01\.", r"[A-Za-z0-9.]{16,}+"),
    Token("EasyPost", "EZ[AT]K", _DIGIT + _LETTERS + "{30,}+"),
    Token("Facebook", "EAA[MC]", _LETTERS + "{60,}+"),
    Token("Facebook", r"[0-9]{15,16}\|", r"(?=[\w-]*[A-Za-z])[\w-]{27,40}"),
    Token("Figma", "figd_", r"[\w-]{16,}+"),
    Token("Flutterwave", "FLW(?:SEC|PUB)K_(?:TEST|LIVE)-", r"[\w-]{8,}+"),
    Token("Fly.io", "fo1_|fm1[ar]_|fm2_", _BASE64 + "{30,}+"),
    Token("Frame.io", "fio-u-", r"[\w=-]{16,}+"),
    Token("GitHub", "gh[pousr]_|github_pat_", _DIGIT + r"\w{6,}+"),
    Token("GitHub", r"v1\.", _HEX + r"{40}\b"),
    Token(
        "GitLab", "gl(?:pat|dt|ft|soat|rt|rtr|cbt|ptt|imt|ffct|agent|oas)-", _DIGIT + r"[\w-]{6,}+(?:\.[0-9a-z]{2,9})*+"
    ),
    Token("GitLab", "GR1348941", r"[\w-]{8,}+"),
    Token("Google", "AIza", _DIGIT + r"[\w-]{12,}+"),
    Token("Google", r"ya29\.", r"[\w.-]{8,}+"),
    Token("Google", "GOCSPX-", r"[\w-]{8,}+"),
    Token("Google", "1//0", r"[\w-]{30,}+"),
    Token("Grafana", "gl(?:c|sa)_", _DIGIT + r"[\w+/=]{16,}+"),
    Token("Groq", "gsk_", _DIGIT + _LETTERS + "{16,}+"),
    Token("Harness", r"[ps]at\.[A-Za-z0-9_-]{22}\.", r"[A-Za-z0-9.]{16,}+"),
    Token("Heroku", "HRKU-AA", r"[\w-]{16,}+"),
    Token("HubSpot", "pat-(?:na|eu)[0-9]-", r"[\w-]{16,}+"),
    Token("Hugging Face", "hf_|api_org_", "(?=[a-z]*[A-Z])[A-Za-z]{16,}+"),
    Token("Infracost", "ico-", _DIGIT + _LETTERS + "{20,}+"),
    Token("42", "s-s4t2(?:ud|af)-", _HEX + "{16,}+"),
    Token("JFrog", "AKC", _LETTERS + "{20,}+"),
    Token("JFrog", "cmVmd", _LETTERS + "{30,}+"),
    Token("Linear", "lin_(?:api|oauth)_", _LETTERS + "{16,}+"),
    Token("Mailchimp", "-us[0-9]{1,2}", r"\b", before=HEAD + r"[0-9a-f]{32}"),
    Token("Mailgun", "key-", r"[0-9a-f]{32}\b"),
    Token("MaxMind", "_mmk", r"\b", before=HEAD + r"[A-Za-z0-9]{6}_[A-Za-z0-9]{29}"),
    Token("Microsoft Teams", r"\.webhook\.office\.com/webhookb2/", r"\K[\w@/-]{16,}+", before=""),
    Token("Netlify, Render, Supabase", "nfp_|rnd_|sbp_", _DIGIT + _LETTERS + "{16,}+"),
    Token("New Relic", "NR(?:AK|II|JS|RA)-", r"[\w-]{16,}+"),
    Token("Notion", "ntn_|secret_", _DIGIT + _LETTERS + "{30,}+"),
    Token("npm", "npm_", r"(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{16,}+"),
    Token("Octopus Deploy", "API-", _DIGIT + r"[A-Z0-9]{25,}\b"),
    Token("OpenShift", "sha256~", r"[\w-]{16,}+"),
    Token("Perplexity", "pplx-", _LETTERS + "{16,}+"),
    Token("PlanetScale", "pscale_(?:tkn|oauth|pw)_", r"[\w=.-]{16,}+"),
    Token("Postman", "PMAK-", r"[a-f0-9-]{16,}+"),
    Token("Prefect", "pn[ub]_", _DIGIT + _LETTERS + "{16,}+"),
    Token("Pulumi", "pul-", _HEX + "{16,40}+"),
    Token("PyPI", "pypi-AgE", r"[\w-]{8,}+"),
    Token("ReadMe", "rdme_", _LETTERS + "{16,}+"),
    Token("RubyGems", "rubygems_", _HEX + "{16,48}+"),
    Token("Scalingo", "tk-us-", r"[\w-]{24,}+"),
    Token("SendGrid", r"SG\.", r"(?=[\w-]{0,80}[0-9a-z])[\w-]{16,}+(?:\.[\w-]*+)*+"),
    Token("Sendinblue", "xkeysib-|xsmtpsib-", r"[\w-]{16,}+"),
    Token("Sentry", "sntryu_", r"[\w+/=]{16,}+"),
    Token("SettleMint", "sm_[aps]at_", _LETTERS + "{8,}+"),
    Token("Shippo", "shippo_(?:live|test)_", _HEX + "{16,}+"),
    Token("Shopify", "shp(?:at|ca|pa|ss)_", _HEX + "{16,}+"),
    Token("Slack", "xox[a-z]-|xapp-", r"[\w-]{7,}+"),
    Token("Slack", r"hooks\.slack\.com/(?:services|workflows|triggers)/", r"\K[\w/+]{16,}+"),
    Token("SonarQube", "sq[upa]_", _HEX + "{16,}+"),
    Token("Sourcegraph", "sg[pd]_", r"(?:local_|[a-fA-F0-9]{16}_)?[a-fA-F0-9]{16,}+"),
    Token("Square", "EAAA", _DIGIT + r"[\w-]{22,60}+"),
    Token("Square", "sq0(?:atp|csp)-", r"[\w-]{16,60}+"),
    Token("Stripe", "[sr]k_(?:live|test|prod)_|whsec_", r"\w{10,}+"),
    Token("Tailscale", "tskey-", r"[\w-]{10,}+"),
    Token("Telegram", r"[0-9]{8,10}:A", r"[\w-]{33,35}(?![\w-])"),
    Token("Terraform", r"\.atlasv1\.", r"\K[\w=-]{16,}+", before=HEAD + r"[A-Za-z0-9]{10,16}"),
    Token("Twilio", "SK", r"[0-9a-fA-F]{32}\b"),
    Token("Typeform", "tfp_", r"[\w.=-]{24,}+"),
    Token("Vault", r"hv[sbr]\.", r"[\w-]{16,}+"),
    Token(
        "Vault",
        r"s\.[A-Za-z0-9]{24}",
        r"\b(?<=[0-9][A-Za-z0-9]{0,23})(?<=[A-Za-z][A-Za-z0-9]{0,23})",
        before=r"(?<![\w.-])",
    ),
    Token("Vercel", "vc[aikpr]_", _DIGIT + _LETTERS + "{20,}+"),
)
