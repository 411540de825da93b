"""The texts of ``checks/limits.py``."""

HEADLINES = {
    "service-control-policy": (
        "呼び出し元のアカウントに適用されるサービスコントロールポリシー (SCP) で、{caller}に対し、"
        "{action}が許可されていることを確認するよう、組織の管理者に依頼してください。"
    ),
    "service-control-policy-deny": (
        "呼び出し元のアカウントに適用されるサービスコントロールポリシー (SCP) で、{caller}に対し、"
        "{action}を拒否している箇所を探すよう、組織の管理者に依頼してください。"
    ),
    "resource-control-policy": (
        "レジストリのアカウントに適用されるリソースコントロールポリシー (RCP) で、{caller}に対し、"
        "{action}が許可されていることを確認するよう、そのアカウントが属する組織の管理者に依頼してください。"
    ),
    "resource-control-policy-deny": (
        "レジストリのアカウントに適用されるリソースコントロールポリシー (RCP) で、{caller}に対し、"
        "{action}を拒否している箇所を探すよう、そのアカウントが属する組織の管理者に依頼してください。"
    ),
    "permissions-boundary": "{caller}のアクセス許可の境界で、{action}が許可されていることを確認してください。",
    "permissions-boundary-deny": "{caller}のアクセス許可の境界で、{action}を拒否している箇所を探してください。",
    "session-policy": (
        "ロールを引き受けたときに渡されたセッションポリシーで、{caller}に対し、"
        "{action}が許可されていることを確認してください。"
    ),
    "session-policy-deny": (
        "ロールを引き受けたときに渡されたセッションポリシーで、{caller}に対し、"
        "{action}を拒否している箇所を探してください。"
    ),
}

REASONS = {
    "management-only": (
        "このコマンドを実行できるのは、組織のマネジメントアカウントか委任管理者だけです。親の組織単位 (OU) "
        "のポリシーも適用されます。明示的と書かれた拒否でも、実際には Allow がないだけの可能性があります。"
    ),
    "binds-every-caller": (
        "RCP は、レジストリのすべての呼び出し元に適用されます。このコマンドを実行できるのは、"
        "組織のマネジメントアカウントか委任管理者だけです。"
    ),
    "boundary-caps": (
        "アクセス許可の境界が許可していないものは、どのアイデンティティベースのポリシーでも許可できません。"
    ),
    "session-narrowed": (
        "ロールを引き受けた側が、セッションの権限を絞るポリシーを渡した可能性があります。このポリシーは IAM "
        "には保存されませんが、CloudTrail の AssumeRole イベントで確認できます。"
    ),
}

ANSWERS = {
    "policies-listed": ("一覧が返る", "それぞれを describe-policy で読む。親のものも同様"),
    "boundary": ("ARN が返る", "そのポリシーでも、{action}の許可が必要"),
    "boundary-denies": ("ARN が返る", "そのポリシーで、{action}に当たる Deny を探す (名前、ecr:*、*、NotAction)"),
    "no-boundary": ("null", "このエンティティにはアクセス許可の境界なし"),
    "session-policy": ("policy か policyArns を含む requestParameters", "そこでも、{action}の許可が必要"),
    "no-session-policy": ("どちらもなし", "ここにはなし。AssumeRoleWithWebIdentity と ...WithSAML も確認"),
}
