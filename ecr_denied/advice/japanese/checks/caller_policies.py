"""The texts of ``checks/caller_policies.py``."""

HEADLINES = {
    "reason-before-policies": "ポリシーを変更する前に、拒否の理由を確認",
    "policies-of-role": "{requesters_role}で設定したロールのポリシーを確認",
    "identity-policy": "呼び出し元自身のポリシーで{action}を確認",
    "identity-policy-deny": "呼び出し元自身のポリシーで Deny を探す",
    "bootstrapped-role": "別のロールを使う。このロールの権限は cdk bootstrap が決める",
    "printed-policy": "メッセージにあるポリシーを読む",
    "federating-user": "GetFederationToken の呼び出し元を探す",
    "assume-role": "本来使うはずの{unassumed_role}を引き受ける",
}

REASONS = {
    "admits-the-account": (
        "リポジトリポリシーがアカウント全体に許可している場合は、"
        "呼び出し元のアイデンティティベースのポリシーに許可がないときも、同じメッセージになります。"
        "クロスアカウントでは、双方の許可が必要です。"
    ),
    "no-repository-grants-it": (
        "{action}を許可できるリポジトリポリシーはありません。呼び出し元自身のポリシーでの許可が必要です。"
    ),
    "no-identity-policy": (
        "メッセージには、{caller}に対し、{action}を許可するアイデンティティベースのポリシーがないとあります。"
    ),
    "one-type-named": "複数の種類のポリシーが拒否していても、IAM が示す種類は 1 つだけです。",
    "of-bootstrap": (
        "このロールの権限はブートストラップのテンプレートが決めます。手動で追加した許可は、テンプレートに含まれません。"
        "イメージを公開するロールがプッシュできるのは、ブートストラップが作成したリポジトリだけです。"
    ),
    "no-policy-named": "メッセージからは、どのポリシーに許可が足りないのか分かりません。",
    "manifest-first": (
        "新しいクライアントはプッシュの前にマニフェストを要求するため、BatchGetImage か BatchCheckLayerAvailabili"
        "ty が足りない可能性があります。"
    ),
    "login-needs": "ログインには、'*' に対する ecr:GetAuthorizationToken が必要です。",
    "dropped-without-right": (
        "ecr:InitiateLayerUpload が許可されていない場合も、ECR は同じように接続を切ることが知られています。"
    ),
    "empty-answer": "応答に本文がありませんでした。権限不足で HEAD が拒否されると、このようになります。",
    "then-rights": "次に、呼び出し元に何が許可されているかを確かめます。",
    "star-only": (
        "{action}について IAM が受け付けるリソースは '*' だけです。リポジトリの ARN を指定しても、何も許可されません。"
    ),
    "not-simulated": (
        "シミュレーターは、リソースベースのポリシーもリソースコントロールポリシー (RCP) も考慮しません。"
    ),
    "permission-set": "IAM Identity Center のロールは、IAM ではなく許可セットで変更します。",
    "path-missing": "メッセージのロールには、パスが示されていません。",
    "names-policy": "メッセージに{policy}が示されています。",
    "default-version": (
        "get-policy でデフォルトバージョンが、get-policy-version でそのバージョンのステートメントが分かります。"
    ),
    "no-context": (
        "シミュレーターにはコンテキストが渡されません。Condition が求める値 (MFA、アドレス、タグなど) は、"
        "シミュレーターでは欠けています。"
    ),
    "went-on-without": "ロールを引き受けられず、手元にあった認証情報のままリクエストが送られました。",
    "role-first": "ロールを引き受けられなかったため、ログインに使う認証情報がありませんでした。",
    "not-this-grant": (
        "呼び出し元にはロールに対する sts:AssumeRole が、ロールには呼び出し元への信頼が必要です。リポジトリに対す"
        "る権限ではありません。"
    ),
    "bootstrapped-trust": "CDK のロールは、cdk bootstrap --trust で指定したアカウントを信頼します。",
}

ANSWERS = {
    "set-arn": ("ARN", "ロールにパスがある。この ARN でシミュレートする"),
    "principal-arn": ("上と異なる ARN", "ロールにパスがある。Principal にもこの ARN を使う"),
    "path-arn": ("上と異なる ARN", "ロールにパスがある。この ARN でシミュレートする"),
    "implicit-deny": ("implicitDeny、false/不足なし", "自身のポリシーでは許可されていない"),
    "perhaps-lacks": (
        "implicitDeny、false/不足なし",
        "同じアカウント内なら、自身のポリシーでは許可されていない",
    ),
    "explicit-deny": ('"explicitDeny"', "MatchedStatements で Deny を確認する"),
    "allowed": ('"allowed"', "自身のポリシーでは許可されている。残りはセッション、エンドポイント、レジストリ"),
    "limit-denies": ('"AllowedBy..." が false', "その制限で許可されていない"),
    "no-own-deny": ('"explicitDeny" がない', "別のポリシーの Deny か、MissingContextValues の値を条件とする Deny"),
    "no-such-principal": ("NoSuchEntity", "該当するユーザーやロールがないか、ARN にパスが必要"),
    "version-told": ("DefaultVersionId", "有効なステートメントのバージョン"),
    "called-by-role": ("assumed-role/NAME/...", "失敗した場所で実行した場合、NAME のロールが対象になる"),
    "called-by-user": ("user/NAME", "失敗した場所で実行した場合、このユーザーが対象になる"),
    "set-lacks": (
        "implicitDeny、false/不足なし",
        "許可セットに許可がない (IAM ではなく Identity Center)",
    ),
    "own-side-denies": ('"...Details" で自身が拒否', "呼び出し元自身のアカウントで許可されていない"),
    "undecided-across": (
        '"implicitDeny"、内訳なし',
        "何も分からない。所有者のポリシーは考慮されない",
    ),
    "context-missing": (
        "MissingContextValues に名前",
        "Condition の求める値。--context-entries で渡す",
    ),
    "federated-by": ("userIdentity", "このユーザーのポリシーが、渡されたポリシーの範囲で有効"),
    "role-assumed": ("ARN", "引き受けられる。もう一度試す"),
}
