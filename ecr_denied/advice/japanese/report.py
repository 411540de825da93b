"""The words of the report."""

from ecr_denied.records import RunBy

RUN_BY = {
    RunBy.CALLER: "あなた",
    RunBy.CALLER_ADMIN: "管理者 {caller_account}",
    RunBy.REGISTRY_OWNER: "所有者 {registry_account}",
    RunBy.ORGANIZATION_ADMIN: "組織の管理者",
    RunBy.NODE_OPERATOR: "ノードの運用者",
}

REPORT = {
    "refused": "拒否",
    "failed": "失敗",
    "what": "表示内容",
    "who": "呼び出し",
    "why": "根拠",
    "reading": "{answer} → {meaning}",
    "line": "{lines} 行目",
    "stdin": "標準入力",
    "told": "{times} 回出力",
    "again": "再出力",
    "places": "最初: {first}; 最後: {last}; ファイル数: {files}",
    "changes": "状態を変更",
    "statement": "アカウントを照合してから、{side}ポリシーの Statement に追加:",
    "repository": "リポジトリ",
    "identity": "アイデンティティベースの",
    "registry": "レジストリ",
    "endpoint": "VPC エンドポイント",
    "less-likely": "可能性がより低いもの: {names} (--all)。",
    "more": "詳細: ecr-denied explain {cause}",
    "account": "{id}",
    "callers-account": "(呼び出し元)",
    "registrys-account": "(レジストリ)",
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
