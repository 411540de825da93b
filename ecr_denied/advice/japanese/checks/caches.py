"""The texts of ``checks/caches.py``."""

HEADLINES = {
    "pull-through-cache": "名前に対応するキャッシュルールがあるか確認",
    "upstream-credentials": "キャッシュルールのアップストリームへのログインを確認",
    "upstream-secret": "シークレットの名前、リージョン、アカウント、キーを確認",
    "upstream-limit": "キャッシュルールにログインを設定する (制限はアップストリーム側)",
}

REASONS = {
    "cache-prefix": "名前の先頭が、プルスルーキャッシュのプレフィックスと同じ形です。",
    "upstream-trouble": "キャッシュルール経由の場合、障害はアップストリーム側のものである可能性があります。",
    "cache-rights": (
        "キャッシュルールのプレフィックスで始まる名前のリポジトリは、まだ存在しなくてもかまいません。"
        "最初のプルで作成され、プルの権限のほかに ecr:CreateRepository と ecr:BatchImportUpstreamImage が必要です。"
    ),
    "upstream-refused": "アップストリームレジストリが、キャッシュルールのリクエストを拒否しました。",
    "rule-secret": (
        "validate-pull-through-cache-rule が試すのはログインだけで、イメージは試しません。"
        "コマンドにはルールのプレフィックス全体を入れてください。'/' を含む場合や ROOT の場合もあります。"
    ),
    "secret-refused": (
        "Secrets Manager かそのキーが、ECR によるシークレットの取得を拒否しました。"
        "アップストリームレジストリへの問い合わせは行われていません。"
    ),
    "rule-may-need-secret": "ほとんどのアップストリームレジストリのルールには、シークレットの ARN が必要です。",
    "secret-rules": (
        "キャッシュルールのシークレットは、ルールと同じアカウントとリージョンにあり、名前が 'ecr-pullthroughcache/' "
        "で始まり、独自のキーではなく aws/secretsmanager で暗号化されている必要があります。ルールを作成する側には、"
        "そのシークレットに対する secretsmanager:GetSecretValue が必要です。"
        "このメッセージはルールの作成時にも返ります。その場合、ルールはまだ存在しません。"
    ),
    "limited-upstream": (
        "アップストリームレジストリがキャッシュルールのリクエストを制限しました。ECR のクォータは関係ありません。"
    ),
    "anonymous-rule": (
        "シークレットのないルールはログインなしでリクエストするため、制限がほかの利用者と共有されます。"
        "一度プルしたイメージは ECR に残るため、同じプルが後で成功します。"
    ),
}

ANSWERS = {
    "no-rule": ("合うプレフィックスも ROOT もなし", "このリポジトリを作るキャッシュルールはない"),
    "rule-fits": (
        "名前の先頭に合うプレフィックス、または ROOT",
        "最初のプルに CreateRepository と BatchImportUpstreamImage が必要",
    ),
    "rule-valid": ('"isValid": true', "ログインは有効。このイメージの権限がないか、パスが誤り"),
    "rule-invalid": ('"isValid": false', "ルールのシークレットのユーザー名とトークンを更新"),
    "no-such-rule": ("PullThroughCacheRuleNotFoundException", "このプレフィックスのキャッシュルールなし"),
    "rule-behind": (
        "名前の先頭に合うプレフィックス、または ROOT",
        "イメージの取得元は upstreamRegistryUrl。そちらも確認",
    ),
    "rule-has-no-login": ("credentialArn なし", "ルールはログインなしで要求する。シークレットを設定"),
    "rule-has-login": ("credentialArn あり", "ルールが使うシークレット。そのログインを試す"),
    "no-cache-secret": ("[]", "この名前のシークレットは、このアカウントとリージョンにない。作成する"),
    "secret-with-key": ("KmsKeyId あり", "ECR は独自のキーのシークレットを読めない。aws/secretsmanager を使用"),
    "cache-secret-there": ("KmsKeyId のない Name", "名前とキーは正しい。ARN とポリシーを照合"),
    "limited-login": ("credentialArn あり", "そのログインの制限。待つか、アップストリーム側で引き上げる"),
}
