"""Tokens that say by their form what they are, by maker.

The forms are those of gitleaks (config/gitleaks.toml, July 2026), trufflehog (pkg/detectors, August 2026),
detect-secrets 1.5 (its plugins) and secretlint 13 (its rules), and what the makers themselves give out; where a row was
read at none of these, it says so. A token that was cut off is shorter than it was, so the least lengths are short.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ecr_denied.redaction.rule import HEAD, SecretRule

__all__ = ["TOKENS", "Token"]

# A digit among its letters, or a capital behind a small one: names of words have none.
_DIGIT = r"(?=[\w-]{0,40}(?:[0-9]|[a-z][A-Z]))"
_LETTERS, _HEX = "[A-Za-z0-9]", "[A-Fa-f0-9]"
_BASE64 = r"[\w+/=-]"
# A digit, a small letter and a capital.
_MIXED = r"(?=[\w-]{0,40}[0-9])(?=[\w-]{0,40}[a-z])(?=[\w-]{0,40}[A-Z])"

# By maker, what comes before an underscore, letters and digits.
_WORDS = {
    # gitleaks, config/gitleaks.toml
    "Buildkite": "bkua",
    "Clojars": "CLOJARS|clojars",
    "DigitalOcean": "do[opr]_v1",
    "Groq": "gsk",
    "Linear": "lin_(?:api|oauth)",
    "ReadMe": "rdme",
    "RubyGems": "rubygems",
    "SettleMint": "sm_[aps]at",
    "Shippo": "shippo_(?:live|test)",
    "Shopify": "shp(?:at|ca|pa|ss)",
    "SonarQube": "sq(?:[upa]|co)",
    # trufflehog, pkg/detectors
    "Adafruit": "aio",
    "Apify": "apify_api",
    "Bannerbear": "bb_(?:ma|pr)",
    "Cloudflare": "cf(?:[au]t|k)",
    "Deno": "dd[pw]",
    "Fleetbase": "flb_live",
    "LangSmith": "lsv2_(?:pt|sk)",
    "PostHog": "ph[rsx]",
    "Prefect": "pn[bu]",
    "Ramp": "ramp_(?:id|sec)",
    "Razorpay": "rzp_(?:live|test)",
    "Rootly": "rootly",
    "Salad": "salad_cloud_[0-9A-Za-z]{1,7}",
    "Sourcegraph Cody": "slk",
    "Supabase": "sb(?:p|_secret)",
    # The form that each maker gives its keys; not read at a source that is named here
    "Chromatic": "chpt",
    "Cockroach Labs": "CCDB1_[0-9A-Za-z]{22}",
    "Depot": "depot_[a-z]{3,8}",
    "Gitpod": "gitpod_pat",
    "Honeycomb": "hc[a-z][ilm]k",
    "Jina": "jina",
    "Kong": "[ks]pat",
    "Materialize": "mzp",
    "MongoDB": "mdb_sa_sk",
    "Neon": "n(?:api|pg)",
    "NetBird": "nbp",
    "Netlify": "nf[bcopu]",
    "Ory": "ory_[a-z]{2,3}",
    "Packagist": "packagist_[a-z]{3}",
    "Paddle": "pdl_(?:live|sdbx)_apikey",
    "Pinterest": "pina",
    "Polar": "polar_[a-z]{2,3}",
    "Render": "rnd",
    "Resend": "re_[0-9A-Za-z]{6,10}",
    "RunPod": "rpa",
    "Socket": "sktsec",
    "Vercel": "vc[aikpr]|vercel_blob_rw_[0-9A-Za-z]{8,24}",
    "Zuplo": "zpka",
}
# What comes before letters, digits and signs.
_PARTED = {
    # trufflehog, pkg/detectors; gitleaks
    "Contentful": "CFPAT-",
    "Defined Networking": "dnkey-",
    "Endor Labs": r"endr\+",
    "Nightfall": "NF-",
    "NVIDIA": "nvapi-",
    "Plaid": "access-(?:sandbox|development|production)-",
    "PubNub": "(?:pub|sub|sec)-c-",
    "Robinhood": "rh-api-",
    "Truffle Security": "thog-(?:key|secret)-",
    "Ubidots": "BBFF-",
    "Voiceflow": r"VF\.(?:DM\.|WS\.)?",
    "xAI": "xai-",
    # The form that each maker gives its keys; not read at a source that is named here
    "Aiven": "AVNS_|aivenv1",
    "Amazon": r"amzn\.mws\.|amzn1\.oa2-cs\.v1\.",
    "Axiom": "xa[ap]t-",
    "Cerebras": "csk-",
    "ConfigCat": "configcat-sdk-1/",
    "Docker Swarm": "SWM(?:TKN|KEY)-1-",
    "LinkedIn": r"WPL_AP1\.",
    "LlamaIndex": "llx-",
    "MailerSend": r"mlsn\.",
    "Snyk": r"snyk_[a-z]{3}\.[0-9a-f]{8}\.",
    "Stytch": "secret-(?:live|test)-",
    "Tavily": "tvly-",
    "WakaTime": "waka_",
}
# What comes before many of them, and is short or also begins a word.
_LONG = {
    # trufflehog, pkg/detectors; gitleaks
    "FullStory": r"na1\.",
    "Pinecone": "pcsk_",
    "Replicate": "r8_",
    "Salesforce": "3MVG9|5AEP861",
    "Twitter": "A{21}",
    "Yandex": r"AQVN|t1\.9|y[0-9]_|YC[AMNOP]",
    # The form that each maker gives its keys; not read at a source that is named here
    "Baidu": "ALTAK",
    "BIP 32": "xprv",
    "Confluent": "cflt",
    "dbt": "dbt[cu]_",
    "Instagram": "IG(?:QV|QW|AA)",
    "Tencent Cloud": "AKID",
    "Together": "tgp_v1_",
    "Volcengine": "AKLT",
    "Voyage": "pa-",
    "Weights & Biases": "wandb_v1_",
}
# What comes before hexadecimal digits.
_OF_HEX = {
    # trufflehog, pkg/detectors
    "ElevenLabs": "sk_",
    "Klaviyo": "pk_(?:[0-9A-Za-z]{6}_)?",
    "Lob": "(?:live|test)_(?:pub_)?",
    # The form that each maker gives its keys; not read at a source that is named here
    "Cal.com": "cal_(?:live_)?",
    "Firecrawl": "fc-",
    "Percy": "(?:app|ss|web)_",
}
# What identifies a token by its signs or its length.
_OF_SIGNS = {
    # trufflehog, pkg/detectors; gitleaks
    "Mailgun": "[0-9a-f]{32}-[0-9a-f]{8}-",
    "NuGet": "oy2[a-z0-9]{22}",
    "Salesforce": "00D[0-9A-Za-z]{12,15}!",
    "Zoho": r"1000\.[0-9a-f]{32}\.",
    # The form that each maker gives its keys; not read at a source that is named here
    "Asana": "[0-2]/[0-9]{13,17}[:/]",
    "Bitwarden": r"0\.[0-9a-f]{8}-[0-9a-f-]{27}\.",
    "Braintree": r"access_token\$(?:production|sandbox)\$",
    "Codefresh": r"[0-9a-f]{24}\.[0-9a-f]{15}",
    "crates.io": "cio[0-9A-Za-z]{15}",
    "DataStax": "AstraCS:",
    "Infisical": r"st\.[0-9a-f-]{24,36}\.",
    "Intercom": "dG9rO[0-9A-Za-z+/]{16}",
    "JetBrains": r"perm[:-][0-9A-Za-z+/=]{4,80}\.[0-9A-Za-z+/=]{2,80}\.",
    "k3s": "K10[0-9a-f]{32}",
    "minisign": "RWRTY0Iy",
    "NATS": "S[ACNOPUX]A?[A-Z2-7]{30}",
    "Nostr": "nsec1[a-z0-9]{30}",
    "Rancher": "(?:kubeconfig-[a-z]-|kubeconfig-user-|token-)[a-z0-9]{5,10}:[a-z0-9]{24}",
    "Scaleway": "SCW[A-Z0-9]{5}",
}


def _makers(prefixes: Iterable[str]) -> str:
    return ", ".join(prefixes)


class Token(NamedTuple):
    """One form.

    :param sign: what identifies it, in the syntax that ``regex`` and Rust's have in common.
    :param rest: what follows the sign.
    :param before: what comes before the sign.
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
    Token("Alibaba Cloud", r"LTAI|STS\.N", r"[A-Za-z0-9]{12,40}\b"),
    # trufflehog, and the documents of Langfuse.
    Token("Anthropic, Langfuse, OpenAI, OpenRouter", "sk-(?:ant|proj|svcacct|service|admin|or|lf)", r"-[\w-]{8,}+"),
    Token("DeepSeek, Moonshot, OpenAI", "sk-[A-Za-z0-9]{12}", _DIGIT + _LETTERS + "{8,}+"),
    Token("Atlassian", "AT[AC]TT3|ATTA|BBDC-", _DIGIT + r"[\w+/@=-]{8,}+"),
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
    # A key says near its end what it is for (microsoft/security-utilities, PreciselyClassifiedSecurityKeys).
    Token(
        "Azure",
        r"\+A(?:Ba|CR|Eh|MC|Rm|Sb|St)|APIM|A(?:zCa|zFu|zSe|CDb|IoT|ZEG)",
        r"[A-Za-z0-9+/_-]{6}={0,2}(?![A-Za-z0-9+/=_-])",
        before=HEAD + r"[\w+/-]{30,90}?",
    ),
    Token("Azure", "JQQJ9[9DH]", r"[A-Za-z0-9]{16,27}(?![A-Za-z0-9])", before=HEAD + "[A-Za-z0-9]{52}"),
    Token("Azure DevOps", "AZDO", _LETTERS + r"{4}\b", before=HEAD + r"[A-Za-z0-9]{60,90}?"),
    Token("Azure AD", "[0-9]Q~", r"[\w~.-]{20,}+", before=r"[\w~.]{3}"),
    Token("CircleCI", "CCIP(?:AT|RJ)_", r"\w{16,}+"),
    Token("ClickHouse", "4b1d", r"[A-Za-z0-9]{38}\b"),
    Token("Cloudflare", r"v1\.0-[a-f0-9]{24}-", _HEX + "{16,}+"),
    Token("Databricks", "dapi|dose", r"[a-f0-9]{16,}+(?:-[0-9])?"),
    Token("Discord", r"[MNO][A-Za-z0-9_-]{23,25}\.[A-Za-z0-9_-]{6}\.", r"[\w-]{27,}+"),
    Token("Docker Hub", "dckr_[po]at_", r"[\w-]{4,}+"),
    Token("Doppler", r"dp\.[a-z]{2,5}\.", r"(?:[a-z0-9_-]{2,30}\.)?\w{16,}+"),
    Token("Dropbox", r"sl\.", r"[\w=-]{100,}+"),
    Token("Duffel", "duffel_(?:test|live)_", r"[\w=-]{16,}+"),
    Token("Dynatrace", r"dt0[a-z]01\.", r"[A-Za-z0-9.]{16,}+"),
    Token("EasyPost", "EZ[AT]K", _DIGIT + _LETTERS + "{30,}+"),
    Token("Facebook", "EAA[MC]", _LETTERS + "{60,}+"),
    Token("Facebook", r"[0-9]{15,16}\|", r"(?=[\w-]*[A-Za-z])[\w-]{27,40}"),
    Token("Figma", "fig[a-z]{1,2}_", _DIGIT + r"[\w-]{16,}+"),
    Token("Flutterwave", "FLW(?:SEC|PUB)K(?:_TEST|_LIVE)?-", r"[\w-]{8,}+"),
    Token("Fly.io", "fo1_|fm1[ar]_|fm2_", _BASE64 + "{30,}+"),
    Token("Frame.io", "fio-u-", r"[\w=-]{16,}+"),
    Token("GitHub", "gh[pousr]_|github_pat_", _DIGIT + r"\w{6,}+"),
    Token("GitHub", r"v1\.", _HEX + r"{40}\b"),
    Token(
        "GitLab",
        "gl(?:pat|dt|ft|soat|rt|rtr|cbt|ptt|imt|ffct|agent|oas|wt)-",
        _DIGIT + r"[\w-]{6,}+(?:\.[0-9a-z]{2,9})*+",
    ),
    Token("GitLab", "GR1348941", r"[\w-]{8,}+"),
    Token("Google", r"AIza|AQ\.Ab|GOOG1", _DIGIT + r"[\w-]{12,}+"),
    Token("Google", r"ya29\.", r"[\w.-]{8,}+"),
    Token("Google", "GOCSPX-", r"[\w-]{8,}+"),
    Token("Google", "1//0", r"[\w-]{30,}+"),
    Token("Grafana", "gl(?:c|sa)_", _DIGIT + r"[\w+/=]{16,}+"),
    Token("Harness", r"[ps]at\.[A-Za-z0-9_-]{22}\.", r"[A-Za-z0-9.]{16,}+"),
    Token("Heroku", "HRKU-AA", r"[\w-]{16,}+"),
    Token("HubSpot", "pat-(?:na|eu)[0-9]-", r"[\w-]{16,}+"),
    Token("Hugging Face", "hf_|api_org_", "(?=[a-z]*[A-Z])[A-Za-z]{16,}+"),
    Token("Infracost", "ico-", _DIGIT + _LETTERS + "{20,}+"),
    Token("42", "s-s4t2(?:ud|af)-", _HEX + "{16,}+"),
    Token("JFrog", "AKC", _LETTERS + "{20,}+"),
    Token("JFrog", "cmVmd", _LETTERS + "{30,}+"),
    Token("Mailchimp", "-us[0-9]{1,2}", r"\b", before=HEAD + r"[0-9a-f]{32}"),
    Token("Mailgun", "key-", r"[0-9a-f]{32}\b"),
    Token("MaxMind", "_mmk", r"\b", before=HEAD + r"[A-Za-z0-9]{6}_[A-Za-z0-9]{29}"),
    Token("Microsoft Teams", r"\.webhook\.office\.com/webhookb2/", r"\K[\w@/-]{16,}+", before=""),
    Token("New Relic", "NR(?:AK|BR|II|IQ|JS|RA)-", r"[\w-]{16,}+"),
    Token("New Relic", "FFFFNRAL|-NRMA", r"\b", before=HEAD + r"(?:AA|eu01xx)?[0-9a-f]{20,40}"),
    Token("Notion", "ntn_|secret_", _DIGIT + _LETTERS + "{30,}+"),
    Token("npm", "npm_", r"(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{16,}+"),
    Token("Octopus Deploy", "API-", _DIGIT + r"[A-Z0-9]{25,}\b"),
    Token("OpenShift", "sha256~", r"[\w-]{16,}+"),
    Token("Perplexity", "pplx-", _LETTERS + "{16,}+"),
    Token("PlanetScale", "pscale_(?:tkn|oauth|pw)_", r"[\w=.-]{16,}+"),
    Token("Postman", "PMA[KT]-", r"[A-Za-z0-9-]{16,}+"),
    Token("Pulumi", "pul-", _HEX + "{16,40}+"),
    Token("PyPI", "pypi-AgE", r"[\w-]{8,}+"),
    Token("Scalingo", "tk-us-", r"[\w-]{24,}+"),
    Token("SendGrid", r"SG\.", r"(?=[\w-]{0,80}[0-9a-z])[\w-]{16,}+(?:\.[\w-]*+)*+"),
    Token("Sendinblue", "xkeysib-|xsmtpsib-", r"[\w-]{16,}+"),
    Token("Sentry", "sntry[aiu]_", r"[\w+/=]{16,}+"),
    Token("Slack", "xox[a-z]-|xapp-", r"[\w-]{7,}+"),
    # trufflehog, and the documents of IFTTT.
    Token(
        "Discord, IFTTT, Slack, Tines, Zapier",
        r"(?:hooks\.slack\.com/(?:services|workflows|triggers)|discord(?:app)?\.com/api/webhooks"
        r"|hooks\.zapier\.com/hooks/catch|maker\.ifttt\.com/use|\.tines\.com/webhook)/",
        r"\K[\w/+-]{12,}+",
        before="",
    ),
    Token("Sourcegraph", "sg[pd]_", r"(?:local_|[a-fA-F0-9]{16}_)?[a-fA-F0-9]{16,}+"),
    Token("Square", "EAAA", _DIGIT + r"[\w-]{22,60}+"),
    Token("Square", "sq0[a-z]{3}-", r"[\w-]{16,60}+"),
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
    Token(_makers(_WORDS), f"(?:{'|'.join(_WORDS.values())})_", _DIGIT + r"[A-Za-z0-9]{10,}+(?:[_.][\w-]{3,}+)*+"),
    Token(_makers(_PARTED), f"(?:{'|'.join(_PARTED.values())})", _DIGIT + r"[\w+@/=-]{12,}+(?:\.[\w+/=-]{4,}+)*+"),
    Token(_makers(_LONG), f"(?:{'|'.join(_LONG.values())})", _MIXED + r"[\w+/.=-]{18,}+"),
    Token(_makers(_OF_HEX), f"(?:{'|'.join(_OF_HEX.values())})", _HEX + "{30,}+"),
    Token(_makers(_OF_SIGNS), f"(?:{'|'.join(_OF_SIGNS.values())})", r"[\w$:.+/=-]{8,}+"),
    # What begins as a key in ASN.1 does (RFC 5208, RFC 8017, RFC 5915, RFC 7292), or as OpenSSH's (PROTOCOL.key).
    Token(
        "private keys without their frame",
        "MII[A-Za-z0-9+/]{2}[AQgw]IB(?:ADAN|AAKC|AzCC)|MII[A-Za-z0-9+/]{5}BgkqhkiG9w0BBQ"
        "|MHcCAQEE|MIGkAgEBBDA|MIHcAgEBBEI|M[A-P][A-Za-z0-9+/]CAQAw|MIG[A-Za-z0-9+/]AgEAM|b3BlbnNzaC1rZXktdjE",
        "[A-Za-z0-9+/]{24,}+=*+",
    ),
    Token(
        "PuTTY",
        "Private-Lines:[ \t]*[0-9]+",
        r"[\s\"'\\n,+>|]{1,8}\K(?:[A-Za-z0-9+/=]{16,}+[\s\"'\\n,+>|]{0,8})++",
        before="",
    ),
    Token("JWK", r"\"(?:d|dp|dq|p|q|qi|k)\"[ \t]?:[ \t]?\"", r"\K" + _MIXED + r"[\w-]{32,}+", before=""),
)
