"""The texts of ``checks/resource_policies.py``."""

HEADLINES = {
    "repository-policy": "{repository}のポリシーで、{caller}に対し、{action}が許可されていることを確認してください。",
    "repository-policy-deny": "{repository}のポリシーで、{caller}に対し、{action}を拒否している箇所を探してください。",
    "registry-policy": (
        "{registry}のレジストリポリシーで、{caller}に対し、{action}が許可されていることを確認してください。"
    ),
    "registry-policy-deny": (
        "{registry}のレジストリポリシーで、{caller}に対し、{action}を拒否している箇所を探してください。"
    ),
    "key-policy": "リポジトリを暗号化するキーのポリシーで、{caller}に{action}が許可されていることを確認してください。",
}

REASONS = {
    "else-the-policy": (
        "リポジトリが存在するなら、そのポリシーが{caller}に対し、{action}を許可していない可能性があります。"
    ),
    "other-side-too": (
        "クロスアカウントでは、レジストリ側の許可も必要です。すでに許可されている可能性もありますが、"
        "この文からは分かりません。"
    ),
    "both-sides": "クロスアカウントでは、双方で、{action}の許可が必要です。",
    "deny-by-address": "リポジトリポリシーの Deny ステートメントは、送信元アドレスを条件にしていることがよくあります。",
    "lambda-is-service": "Lambda はサービスとしてプルするため、リポジトリポリシーで許可する必要があります。",
    "read-the-policy": "プリンシパル、アクション、条件を比べてください。",
    "push-example": (
        "AWS のクロスアカウントのプッシュの例には、新しいクライアントに必要な ecr:BatchGetImage がありません。"
    ),
    "grant-in-registry-policy": "許可はレジストリポリシーに書かれている場合も、そこに欠けている場合もあります。",
    "scope-v2": (
        "スコープが V2 の場合、レジストリポリシーはリポジトリポリシーと並んで、すべての ECR リクエストに適用されます。"
    ),
    "key-refused": "拒否したのは ECR ではなく KMS です。リポジトリは専用のキーで暗号化されています。",
    "key-grants": (
        "ECR は、呼び出し元の名前で作成したグラントによってキーを使います。無効なキーや削除予定のキーも拒否されます。"
    ),
}

ANSWERS = {
    "policy-denies": (
        '"*"、アカウント、{who} のいずれかへの Deny がある',
        "Condition を読む: このリクエストに当てはまるなら、それが原因",
    ),
    "no-deny": ("そのどれに対する Deny もない", "Deny は別のポリシーにある"),
    "no-policy": ("RepositoryPolicyNotFoundException", "そこでは何も拒否されていない"),
    "policy-none": ("RepositoryPolicyNotFoundException", "ほかのアカウントは許可されていない"),
    "policy-lacks-grant": ("{who} (またはそのアカウント) への Allow がない", "このポリシーでは許可されていない"),
    "policy-grants": ("該当する Allow あり", "こちら側は問題なし: その条件を確認し、Deny を探す"),
    "registry-policy-none": ("RegistryPolicyNotFoundException", "ポリシーなし"),
    "registry-policy-there": ("ポリシーあり", "Deny と Allow を探す"),
    "scope-v1": ('"V1"', "レプリケーションとキャッシュのプルにのみ適用"),
    "scope-v2": ('"V2"', "すべてのリクエストに適用"),
    "key-policy-lacks": ("{who} かそのアカウントへの Allow なし", "キーポリシーでの許可が必要"),
    "key-policy-grants": ("該当する Allow あり", "キー側は問題なし: キーの状態を確認"),
    "no-such-key": ("NotFoundException", "キーが存在しないか、別のリージョンかアカウント"),
}
