"""The texts of ``checks/limits.py``."""

HEADLINES = {
    "service-control-policy": "呼び出し元に適用される SCP に許可があるか確認してください。",
    "service-control-policy-deny": "呼び出し元のアカウントの SCP で Deny を探してください。",
    "resource-control-policy": "レジストリに適用される RCP に許可があるか確認してください。",
    "resource-control-policy-deny": "レジストリのアカウントの RCP で Deny を探してください。",
    "permissions-boundary": "呼び出し元の境界で{action}を探してください。",
    "permissions-boundary-deny": "呼び出し元のアクセス許可の境界で Deny を探してください。",
    "session-policy": "セッションポリシーと、その許可を確認してください。",
    "session-policy-deny": "セッションポリシーで Deny を探してください。",
}

REASONS = {
    "management-only": (
        "このコマンドを実行できるのは、組織のマネジメントアカウントか委任管理者だけです。"
        "「明示的な拒否」と表示されていても、実際には Allow がないだけの可能性があります。"
    ),
    "binds-every-caller": (
        "レジストリのアカウントに適用されるリソースコントロールポリシー (RCP) は、"
        "{caller}を含むすべての呼び出し元に適用されます。親の組織単位 (OU) のポリシーも同様です。"
    ),
    "boundary-caps": (
        "アクセス許可の境界が許可していないものは、どのアイデンティティベースのポリシーでも許可できません。"
    ),
    "session-narrowed": (
        "ロールを引き受けた側が、セッションの権限を絞るポリシーを渡した可能性があります。このポリシーは IAM "
        "には保存されませんが、CloudTrail の AssumeRole イベントで確認できます。"
    ),
    "binds-the-account": (
        "{caller}のアカウントに適用されるサービスコントロールポリシー (SCP) は、できることを制限します。"
        "親の組織単位 (OU) のポリシーも適用されます。"
    ),
}

ANSWERS = {
    "policies-listed": ("一覧が返る", "それぞれを describe-policy で読む。親のものも同様"),
    "boundary": ("ARN が返る", "そのポリシーでも、{action}の許可が必要"),
    "boundary-denies": ("ARN が返る", "そのポリシーで、{action}に当たる Deny を探す (名前、ecr:*、*、NotAction)"),
    "no-boundary": ("null", "このエンティティにはアクセス許可の境界なし"),
    "session-policy": ("policy か policyArns を含む requestParameters", "そこでも、{action}の許可が必要"),
    "no-session-policy": (
        "policy も policyArns もなし",
        "何も分からない。STS はほかのリージョンに記録したかもしれない",
    ),
}
