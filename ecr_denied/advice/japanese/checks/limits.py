"""The texts of ``checks/limits.py``."""

HEADLINES = {
    "service-control-policy": "サービスコントロールポリシー (SCP) で、{action}が許可されているか",
    "service-control-policy-deny": "サービスコントロールポリシー (SCP) に、{action}の Deny があるか",
    "resource-control-policy": "レジストリ側のリソースコントロールポリシー (RCP) で、{action}が許可されているか",
    "resource-control-policy-deny": "リソースコントロールポリシー (RCP) に、{action}の Deny があるか",
    "permissions-boundary": "アクセス許可の境界で、{action}が許可されているか",
    "permissions-boundary-deny": "アクセス許可の境界に、{action}の Deny があるか",
    "session-policy": "セッションに渡されたポリシーで、{action}が許可されているか",
    "session-policy-deny": "セッションに渡されたポリシーに、{action}の Deny があるか",
}

REASONS = {
    "management-only": (
        "このコマンドを実行できるのは、組織のマネジメントアカウントか委任管理者だけです。親の組織単位 (OU) のポリ"
        "シーも適用されます。明示的と書かれた拒否でも、実際には Allow がないだけの可能性があります。"
    ),
    "binds-every-caller": (
        "RCP は、レジストリのすべての呼び出し元に適用されます。このコマンドを実行できるのは、組織のマネジメントア"
        "カウントか委任管理者だけです。"
    ),
    "boundary-caps": (
        "アクセス許可の境界が許可していないものは、どのアイデンティティベースのポリシーでも許可できません。"
    ),
    "session-narrowed": (
        "セッションを作成した側が、権限を絞るポリシーを渡した可能性があります。このポリシーは IAM には保存されま"
        "せんが、セッションを作成した CloudTrail のイベントで確認できます。イベントは、STS のグローバルエンドポイ"
        "ントでは us-east-1 に、それ以外では使ったエンドポイントのリージョンに記録されます。"
    ),
    "federated-needs-policy": (
        "ポリシーを渡さずに GetFederationToken を呼び出した場合、フェデレーションユーザーには何の権限もありません。"
    ),
}

ANSWERS = {
    "policies-listed": (
        "一覧が出る",
        "それぞれを describe-policy で読む。親のものも含め、各階層で{action}の許可が必要",
    ),
    "boundary": ("ARN", "このポリシーでも{action}の許可が必要。内容を読む"),
    "boundary-denies": ("ARN", "内容を読む: {action}、ecr:*、* の Deny、または NotAction"),
    "no-boundary": ("null", "このエンティティにはアクセス許可の境界なし"),
    "session-policy": ("policy か policyArns", "そこでも{action}の許可が必要"),
    "no-session-policy": ("このセッションのイベントにどちらもない", "セッションポリシーはない。別のポリシーが原因"),
    "policies-to-search": (
        "一覧が出る",
        "describe-policy で親のものも読み、{action}、ecr:*、* の Deny と NotAction を探す。Condition を読む",
    ),
    "federation-lacks-policy": ("policy も policyArns もない", "それが原因。ポリシーを渡して呼び出す"),
    "federation-policy": ("policy か policyArns", "そこでも userIdentity のポリシーでも、{action}の許可が必要"),
    "session-policy-denies": ("policy か policyArns", "その中から{action}の Deny を探す"),
    "no-session-found": (
        "このセッションのイベントがない",
        "何も分からない。別のリージョンか、...WithWebIdentity、...WithSAML",
    ),
}
