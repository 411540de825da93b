"""The texts of ``checks/resource_policies.py``."""

HEADLINES = {
    "policy-text": "設定するポリシーに、存在するプリンシパルを書く",
    "repository-policy": "リポジトリポリシーで{action}を確認",
    "repository-policy-deny": "リポジトリポリシーで Deny を探す",
    "registry-policy": "レジストリポリシーで{action}を確認",
    "registry-policy-deny": "レジストリポリシーで Deny を探す",
    "key-policy": "キーポリシーで{action}を確認",
    "function-region": "関数をイメージと同じリージョン ({region}) に置く",
    "trust-policy": "{unassumed_role}の信頼ポリシーを確認",
    "state-of-key": "リポジトリのキーの状態を、次にキーポリシーを確認",
    "bootstrap-trust": "呼び出し元のアカウントを --trust に指定し、その環境をブートストラップし直す",
    "create-provider": "ロールのアカウントに、トークンの発行元の ID プロバイダーを作る",
    "unnamed-trust": "ジョブかサービスアカウントのロールの信頼ポリシーを確認",
    "pod-role": "Pod のロールで pods.eks.amazonaws.com を信頼する",
}

REASONS = {
    "trust-of-bootstrap": (
        "このロールと信頼ポリシーは cdk bootstrap が作るため、手で変えても次の実行で元に戻ります。"
        "信頼されるのは --trust で指定したアカウントだけで、以前に指定したものは残りません。"
    ),
    "policy-refused": "ECR の API が、設定しようとしたポリシーの本文を拒否しました。",
    "invalid-policy": (
        "'Invalid repository policy provided' は、ユーザーやロールが存在しないか、そのパスが抜けていることを"
        "示す場合がよくあります。"
    ),
    "source-refused": "Lambda がこのアドレスを受け付けませんでした。ポリシーは示されていません。",
    "root-has-none": (
        "リポジトリがないか、そのポリシーに許可がないか、ルートユーザーがサービスコントロールポリシー (SCP) "
        "で拒否されています。ルートユーザー自身のポリシーはありません。"
    ),
    "else-the-policy": (
        "リポジトリが存在するなら、{caller}に対し、リポジトリポリシーが{action}を許可していない可能性があります。"
    ),
    "other-side-too": (
        "クロスアカウントでは、レジストリ側の許可も必要です。すでに許可されている可能性もありますが、この文からは"
        "分かりません。"
    ),
    "both-sides": "クロスアカウントでは、双方で、{action}の許可が必要です。",
    "either-side": "同じアカウントの中では、このポリシーでも{action}を許可でき、ここにある Deny も適用されます。",
    "deny-by-address": (
        "リポジトリポリシーの Deny ステートメントは、送信元アドレスを条件にしていることがよくあります。"
    ),
    "read-the-policy": "プリンシパル、アクション、条件を比べてください。",
    "push-example": (
        "AWS のクロスアカウントのプッシュの例には、新しいクライアントに必要な ecr:BatchGetImage がありません。"
    ),
    "grant-in-registry-policy": "レジストリポリシーによる許可か、その不足が関係している場合もあります。",
    "scope-v2": (
        "スコープが V2 の場合、レジストリポリシーはリポジトリポリシーと並んで、すべての ECR リクエストに適用されます。"
    ),
    "key-refused": "拒否したのは ECR ではなく KMS です。リポジトリの暗号化に使うキーで拒否されました。",
    "key-grants": (
        "リポジトリの作成者には kms:CreateGrant、kms:RetireGrant、kms:DescribeKey が必要です。プッシュとプルには"
        "、そのとき作られたグラントが使われます。無効なキーや削除予定のキーも拒否されます。"
    ),
    "pulls-as-service": "AWS のサービスが自らプルするため、リポジトリポリシーで許可する必要があります。",
    "lambda-adds-it": (
        "同じアカウントでは、関数の作成者に ecr:GetRepositoryPolicy と ecr:SetRepositoryPolicy が許可されていれば"
        "、Lambda 自身がこのステートメントを追加します。イメージは関数と同じリージョンに必要です。"
    ),
    "root-is-account": (
        ":root で終わるプリンシパルはアカウント全体を指します。このステートメントの Condition により、ルートユー"
        "ザーだけに限られます。"
    ),
    "replication-let-in": (
        "レプリケーションを許可するのは、レプリケーション先のレジストリポリシーです。そのロールは AWS のもので変"
        "更できません。リポジトリがなければ作成されます。"
    ),
    "key-elsewhere": (
        "キーはリポジトリと同じリージョンのものでなければなりません。別のアカウントのキーでもかまいません。"
    ),
    "lambda-region": "Lambda が使えるイメージは、同じリージョンのものだけです。FIPS のホストは使えません。",
    "role-trusts-not": "ロールを引き受けられるのは、信頼ポリシーに指定されたプリンシパルだけです。",
    "provider-missing": (
        "ロールのアカウントに、トークンの発行元の ID プロバイダーがないため、"
        "そこのどのロールもこのトークンを信頼できません。"
    ),
    "provider-by-url": (
        "STS は、ロールの ARN のアカウントで、発行元の URL からプロバイダーを探します。"
        "想定したアカウントか確認してください。"
        "EKS クラスターの発行元はクラスターごとに異なります。"
    ),
    "trust-and-own": "クロスアカウントでは、呼び出し元自身のポリシーにも sts:AssumeRole の許可が必要です。",
    "eks-may-not": "EKS が、Pod のサービスアカウントのロールを引き受けられません。",
    "pod-trust": (
        "EKS Pod Identity では、信頼ポリシーで pods.eks.amazonaws.com に sts:AssumeRole と sts:TagSession を許可"
        "します。Pod 自身のイメージをプルするのはこのロールではなく、ノードのロールです。"
    ),
}

ANSWERS = {
    "named-role-missing": ("NoSuchEntity", "そのロールはない。ポリシーから外すか、作成する"),
    "named-role-path": ("ポリシーと違う ARN", "パスも含めて、この ARN を書く"),
    "role-of-account": ("eks.amazonaws.com/role-arn", "信頼ポリシーを確認するロール"),
    "service-unknown": ("RepositoryPolicyNotFoundException", "どのサービスも許可されていない"),
    "service-lacks-grant": ("{service} への Allow がない", "このポリシーでは許可されていない"),
    "policy-denies": (
        '{who}、アカウント、"*" のいずれかへの Deny がある',
        "Condition がこのリクエストに当てはまるなら、それが原因",
    ),
    "no-deny": ("そのどれに対する Deny もない", "Deny は別のポリシーにある"),
    "no-policy": ("RepositoryPolicyNotFoundException", "そこでは何も拒否されていない"),
    "policy-none": ("RepositoryPolicyNotFoundException", "ほかのアカウントは許可されていない"),
    "policy-lacks-grant": ("{who} (またはそのアカウント) への Allow がない", "このポリシーでは許可されていない"),
    "policy-grants": ("該当する Allow がある", "こちら側では許可されている。ただし Condition と Deny を確認する"),
    "registry-policy-none": ("RegistryPolicyNotFoundException", "ポリシーはない"),
    "registry-policy-there": ("ポリシーがある", "Deny を探す。V2 では Allow も確認する"),
    "scope-v1": ('"V1"', "レプリケーションとキャッシュのプルにのみ適用"),
    "scope-v2": ('"V2"', "すべてのリクエストに適用"),
    "key-policy-grants": ("そのアカウントへの Allow がある", "自身のポリシーでの許可も必要。次へ進む"),
    "no-such-key": ("NotFoundException", "キーがない。ID、リージョン、アカウントの誤りか、削除済み"),
    "policy-unneeded": ("RepositoryPolicyNotFoundException", "呼び出し元自身のポリシーで許可されていれば不要"),
    "registry-lets-nobody-in": ("RegistryPolicyNotFoundException", "ほかのアカウントは許可されていない"),
    "registry-lacks-grant": ("{action}を許可する Allow がない", "このポリシーでは許可されていない"),
    "registry-policy-denies": ("Deny がある", "Principal と Condition を読む。それが原因の可能性"),
    "key-off": ("Disabled、PendingDeletion", "原因はポリシーではない。キーを有効にするか、削除を取り消す"),
    "key-on": ("Enabled", "キーは使える"),
    "trust-lacks": ("{who} (またはそのアカウント) への Allow がない", "信頼されていない"),
    "trust-there": ("該当する Allow がある", "Condition (sts:ExternalId、MFA、送信元) を照合する"),
    "trust-of-provider": ("Federated", "プロバイダーと、Condition の aud と sub をトークンと照合する"),
    "key-of-repository": ("ARN", "次のコマンドに使う"),
    "key-of-aws": ("None", "AWS 所有のキー。ポリシーは変更できない"),
    "bootstrap-missing": ("NoSuchEntity", "ブートストラップされていないか、別の修飾子"),
    "bootstrap-trusts": ("呼び出し元のアカウント", "呼び出し元自身のポリシーを確認"),
    "bootstrapped-again": ("bootstrapped", "もう一度デプロイ"),
    "pod-associated": ("関連付けがある", "describe-pod-identity-association でロールが分かる"),
    "pod-not-associated": ('"associations": []', "この名前空間にはロールが設定されていない"),
    "pod-trust-lacks": ("pods.eks.amazonaws.com がない", "sts:AssumeRole と sts:TagSession を許可する"),
    "pod-trust-there": ("両方のアクションが許可されている", "EKS は引き受けられる。数秒待って再試行する"),
}
