"""The texts of ``checks/limits.py``."""

HEADLINES = {
    "workflow-session-policy": "ワークフローの inline-session-policy と managed-session-policies を読む",
    "service-control-policy": "呼び出し元に適用される SCP に許可があるか確認",
    "service-control-policy-deny": "呼び出し元のアカウントの SCP で Deny を探す",
    "resource-control-policy": "レジストリに適用される RCP に許可があるか確認",
    "resource-control-policy-deny": "レジストリのアカウントの RCP で Deny を探す",
    "permissions-boundary": "アクセス許可の境界で{action}を確認",
    "permissions-boundary-deny": "アクセス許可の境界で Deny を探す",
    "session-policy": "セッションポリシーの有無と許可を確認",
    "session-policy-deny": "セッションポリシーで Deny を探す",
}

REASONS = {
    "management-only": "このコマンドを実行できるのは、組織の管理アカウントか委任管理者だけです。",
    "explicit-may-lack": ("「明示的な拒否」と表示されていても、実際には Allow がないだけの可能性があります。"),
    "binds-every-caller": (
        "レジストリのアカウントに適用されるリソースコントロールポリシー (RCP) は、"
        "{caller}を含むすべての呼び出し元に適用されます。親の組織単位 (OU) のポリシーも同様です。"
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
    "binds-the-account": (
        "{caller}には、所属アカウントに適用されるサービスコントロールポリシー (SCP) の制限がかかります。親の組織単位 "
        "(OU) のポリシーも適用されます。"
    ),
}

ANSWERS = {
    "policies-listed": ("一覧", "それぞれを describe-policy で読む。親のものも含め、各階層で{action}の許可が必要"),
    "boundary": ("ARN", "このポリシーでも{action}の許可が必要。内容を読む"),
    "boundary-denies": ("ARN", "{action}、ecr:*、* の Deny、または NotAction を探す"),
    "no-boundary": ("null", "このエンティティにはアクセス許可の境界なし"),
    "session-policy": ("policy か policyArns", "そこでも{action}の許可が必要"),
    "no-session-policy": ("このセッションのイベントにどちらもない", "セッションポリシーはない。別のポリシーが原因"),
    "policies-to-search": (
        "一覧",
        "describe-policy で親のものも読み、{action}、ecr:*、* の Deny と NotAction を探す。Condition を読む",
    ),
    "federation-lacks-policy": ("policy も policyArns もない", "それが原因。ポリシーを渡して呼び出す"),
    "federation-policy": ("policy か policyArns", "そこでも userIdentity のポリシーでも、{action}の許可が必要"),
    "session-policy-denies": ("policy か policyArns", "その中から{action}の Deny を探す"),
    "no-session-found": (
        "このセッションのイベントがない",
        "何も分からない。別のリージョンか、AssumeRole、...WithWebIdentity、...WithSAML",
    ),
}
