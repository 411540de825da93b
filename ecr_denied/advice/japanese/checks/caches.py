"""The texts of ``checks/caches.py``."""

HEADLINES = {
    "pull-through-cache": (
        "名前がプルスルーキャッシュのプレフィックスで始まる場合は、ルールと、プルする側の権限を確認してください。"
    ),
    "upstream-credentials": (
        "プルスルーキャッシュルールのシークレットにある、アップストリームのユーザー名とトークンを確認してください。"
    ),
}

REASONS = {
    "cache-prefix": "名前の先頭が、プルスルーキャッシュのプレフィックスと同じ形です。",
    "upstream-limit": "この制限は、アップストリームレジストリのものである可能性があります。",
    "upstream-trouble": "キャッシュルール経由の場合、障害はアップストリーム側のものである可能性があります。",
    "cache-rights": (
        "キャッシュルール経由の初回のプルには、ecr:CreateRepository と ecr:BatchImportUpstreamImage も必要です。"
        "Docker Hub の公式イメージでは、パスに 'library/' が必要です。"
    ),
    "upstream-refused": "アップストリームレジストリが、キャッシュルールの認証情報を拒否しました。",
    "rule-secret": (
        "validate-pull-through-cache-rule で試せます。コマンドにはルールのプレフィックス全体を入れてください。"
        "'/' を含む場合や ROOT の場合もあります。"
    ),
}

ANSWERS = {
    "no-rule": ("どちらもなし", "キャッシュルールは無関係"),
    "rule-fits": (
        "名前の先頭に合うプレフィックス、または ROOT",
        "プルには CreateRepository と BatchImportUpstreamImage も必要",
    ),
    "rule-valid": ('"isValid": true', "ログインではなくパスの誤り ('library/' の過不足)"),
    "rule-invalid": ('"isValid": false', "ルールのシークレットのユーザー名とトークンを更新"),
    "no-such-rule": ("PullThroughCacheRuleNotFoundException", "このプレフィックスのキャッシュルールなし"),
}
