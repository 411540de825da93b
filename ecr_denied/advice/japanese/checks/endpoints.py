"""The texts of ``checks/endpoints.py``."""

HEADLINES = {
    "vpc-endpoint-policy": "VPC エンドポイントのポリシーで{action}を確認",
    "vpc-endpoint-policy-deny": "VPC エンドポイントのポリシーで Deny を探す",
    "layer-store-policy": "S3 エンドポイントがレイヤーを通すことを確認",
}

REASONS = {
    "three-endpoints": (
        "API の呼び出しは ecr.api、docker のリクエストは ecr.dkr、レイヤーは s3 を通ります。エンドポイントは別の"
        "アカウントが所有していることもあります。"
    ),
    "layer-refused": (
        "S3 がレイヤーの取得を拒否しました。s3:GetObject とともに表示されるプリンシパルは AWS のストレージ用ロー"
        "ルで、呼び出し元ではありません。"
    ),
    "store-refused": "拒否したのは ECR ではなく、レイヤーの保存先です。",
    "layer-fetched": (
        "これは、レイヤーの取得中に表示されるメッセージです。ECR ではなく、レイヤーの保存先が拒否した可能性があります。"
    ),
    "layers-from-s3": (
        "ECR はクライアントに、レイヤーをそのバケットから取得させます。VPC に S3 のエンドポイントがない場合は、プ"
        "ロキシを確認します。"
    ),
}

ANSWERS = {
    "api-endpoint-lacks": ("{action}を許可しない ecr.api", "そのエンドポイントが拒否している"),
    "endpoint-denies": ("{action}、ecr:*、* の Deny、または NotAction", "その Condition で決まる"),
    "dkr-endpoint-lacks": ("{action}を許可しない ecr.dkr", "そのエンドポイントが拒否している"),
}
