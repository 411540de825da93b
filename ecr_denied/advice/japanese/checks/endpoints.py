"""The texts of ``checks/endpoints.py``."""

HEADLINES = {
    "vpc-endpoint-policy": (
        "ecr.api、ecr.dkr、s3 の VPC エンドポイントポリシーで、{caller}に対し、"
        "{action}が許可されていることを確認してください。"
    ),
    "vpc-endpoint-policy-deny": (
        "ecr.api、ecr.dkr、s3 の VPC エンドポイントポリシーで、{caller}に対し、"
        "{action}を拒否している箇所を探してください。"
    ),
    "layer-store-policy": (
        "S3 ゲートウェイエンドポイントのポリシーで、{layer_bucket} に対する s3:GetObject "
        "が許可されていることを確認してください。"
    ),
}

REASONS = {
    "layer-address": "レイヤーのアドレスを得るには、ほかの 2 つのエンドポイントが必要です。",
    "three-endpoints": (
        "API の呼び出しは ecr.api、docker のリクエストは ecr.dkr、レイヤーは s3 を通ります。エンドポイントは別のアカウ"
        "ントが所有していることもあります。"
    ),
    "layer-refused": (
        "S3 がレイヤーの取得を拒否しました。s3:GetObject とともに表示されるプリンシパルは AWS "
        "のストレージ用ロールで、呼び出し元ではありません。"
    ),
    "store-refused": "拒否したのは ECR ではなく、レイヤーを保管しているストアです。",
    "layer-fetched": (
        "これはレイヤーの取得中に表示されるメッセージです。ECR ではなく、レイヤーの保存先が拒否した可能性があります。"
    ),
    "layers-from-s3": (
        "ECR はクライアントに、レイヤーをそのバケットから取得させます。VPC に S3 のエンドポイントがない場合は、"
        "プロキシを確認します。"
    ),
}

ANSWERS = {
    "endpoint-lacks": ("{action}を許可しない ecr.api か ecr.dkr", "そのエンドポイントが拒否"),
    "api-endpoint-lacks": ("{action}を許可しない ecr.api", "そのエンドポイントが拒否"),
    "endpoint-denies": ("{action}に当たる Deny (名前、ecr:*、*、NotAction)", "その Condition で決まる"),
}
