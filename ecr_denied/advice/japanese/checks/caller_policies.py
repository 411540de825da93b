"""The texts of ``checks/caller_policies.py``."""

HEADLINES = {
    "identity-policy": (
        "{caller}自身のアイデンティティベースのポリシーで、{action}が許可されていることを確認してください。"
    ),
    "identity-policy-deny": (
        "{caller}自身のアイデンティティベースのポリシーで、{action}を拒否している箇所を探してください。"
    ),
    "printed-policy": "{policy}の内容を確認してください。",
}

REASONS = {
    "admits-the-account": (
        "リポジトリのポリシーがアカウント全体に許可している場合、"
        "呼び出し元のアイデンティティベースのポリシーに許可がないときも、同じ文になります。クロスアカウントでは、"
        "双方の許可が必要です。"
    ),
    "no-repository-grants-it": (
        "{action}を許可できるリポジトリポリシーはありません。呼び出し元自身のポリシーでの許可が必要です。"
    ),
    "no-identity-policy": (
        "メッセージには、{caller}に対し、{action}を許可するアイデンティティベースのポリシーがないとあります。"
    ),
    "one-type-named": "複数の種類のポリシーが拒否していても、IAM が示す種類は 1 つだけです。",
    "no-policy-named": "メッセージからは、どのポリシーに許可が足りないのか分かりません。",
    "manifest-first": (
        "新しいクライアントはプッシュの前にマニフェストを要求するため、BatchGetImage か "
        "BatchCheckLayerAvailability が足りない可能性があります。"
    ),
    "no-token-without": "'*' に対する ecr:GetAuthorizationToken がなければ、トークンは得られません。",
    "node-no-token-without": (
        "'*' に対する ecr:GetAuthorizationToken がなければ、ノードのロールはトークンを得られません。"
    ),
    "login-needs": "ログインには、'*' に対する ecr:GetAuthorizationToken が必要です。",
    "helper-needs": "ヘルパーには、'*' に対する ecr:GetAuthorizationToken が必要です。",
    "dropped-without-right": (
        "ecr:InitiateLayerUpload が許可されていない場合も、ECR は同じように接続を切ることが知られています。"
    ),
    "empty-answer": "応答に本文がありませんでした。権限不足で HEAD が拒否されると、このようになります。",
    "then-rights": "次に、呼び出し元に何が許可されているかを確かめます。",
    "star-only": (
        "{action}について IAM が受け付けるリソースは '*' だけです。リポジトリの ARN を指定しても、何も許可されません。"
    ),
    "not-simulated": "シミュレーターは、リソースベースのポリシーもリソースコントロールポリシー (RCP) も考慮しません。",
    "permission-set": "IAM Identity Center のロールは、IAM ではなく許可セットで変更します。",
    "path-missing": "メッセージのロールにはパスが含まれていません。",
    "arn-wanted": (
        "<role-or-user-arn> の部分には、失敗したロールまたはユーザーの ARN を入れてください。失敗したマシンで aws sts "
        "get-caller-identity を実行すると分かります。ノードの場合は、そのロールです。"
    ),
    "names-policy": "メッセージに{policy}が示されています。",
    "default-version": (
        "get-policy でデフォルトバージョンが、get-policy-version でそのバージョンのステートメントが分かります。"
    ),
}

ANSWERS = {
    "principal-arn": ("パス付きの ARN", "次のコマンドに使う"),
    "implicit-deny": ("False のない implicitDeny", "呼び出し元のポリシーでは許可されていない"),
    "explicit-deny": ("explicitDeny", "--query を外し MatchedStatements を見る"),
    "allowed": ("すべての行に allowed", "ここは問題なし。残りはセッション、エンドポイント、レジストリ"),
    "limit-denies": ("False を含む行", "SCP (3 番目) かアクセス許可の境界 (4 番目) で許可なし"),
    "no-own-deny": (
        "explicitDeny なし",
        "Deny は別のポリシーにあるか、シミュレーションされない条件 (MFA など) が付いている",
    ),
    "no-such-principal": ("NoSuchEntity", "ARN がユーザーやロールのものではない: パスに注意"),
    "version-told": ("DefaultVersionId の値", "次のコマンドに使う"),
}
