"""The words of the report."""

from ecr_denied.records import RunBy

RUN_BY = {
    RunBy.CALLER: "手元",
    RunBy.CALLER_ADMIN: "{caller_account} の管理者",
    RunBy.REGISTRY_OWNER: "{registry_account} の所有者",
    RunBy.ORGANIZATION_ADMIN: "組織の管理者",
    RunBy.NODE_OPERATOR: "ノード管理者",
}

REPORT = {
    "refused": "拒否",
    "failed": "失敗",
    "quoted": "引用",
    "only-quoted": "この文言は引用されているだけです。実際に起きたことは示されていません。",
    "is-quoted": "引用",
    "what": "表示内容",
    "who": "呼び出し元",
    "where": "場所",
    "why": "根拠",
    "line": "{lines} 行目",
    "stdin": "標準入力",
    "told": "{times} 回出力",
    "again": "再出力",
    "places": "最初: {first}; 最後: {last}; ファイル数: {files}",
    "changes": "状態を変更",
    "and-then": "。",
    "add": "{letter} を追加",
    "add-below": "下のステートメントを追加",
    "statements": "アカウントを照合してから、既存の Statement に追加:",
    "statement": "(手順 {number}) {policy}:",
    "to-policy": "アカウントを照合してから、{policy}の既存の Statement に追加:",
    "repository": "{repository}のポリシー",
    "identity": "{who} のポリシー",
    "registry": "{registry}のポリシー",
    "endpoint": "VPC エンドポイントのポリシー",
    "less-likely": "ほかの候補 (可能性は低い、--all): {names}",
    "more": "詳細: ecr-denied explain {cause}",
    "account": "{id}",
    "callers-account": "呼び出し元アカウント",
    "registrys-account": "レジストリ",
    # explain
    "means": "意味",
    "looks": "表示例",
    "beware": "注意",
    "happens": "起きる理由",
    "apart": "原因の見分け方",
    "checks": "確認すること (順番どおりに)",
    "fix": "対処",
    "sources": "出典",
}
