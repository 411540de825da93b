"""The texts of ``checks/transfer.py``."""

HEADLINES = {
    "body-size": "経路上でリクエストの大きさを制限しているものを探し、上限を上げる",
    "upload": "プロキシなしで、現行版のクライアントでもう一度プッシュする",
}

REASONS = {
    "body-too-large": "応答したのは、この大きさのリクエストを受け付けないものです。多くはプロキシかゲートウェイです。",
    "ecr-takes-large": (
        "ECR は 52,000 MiB までのレイヤーを受け付けます。TLS を終端するゲートウェイには、nginx の client_max_body_size "
        "のような独自の上限があります。ポリシーやログインの問題ではありません。"
    ),
    "part-refused": "レジストリは、アップロードの一部を受け付けませんでした。",
    "parts-out-of-order": (
        "順序どおりでない、小さすぎる、または空のレイヤーパートは拒否されます。"
        "プロキシやクライアントの再試行で起こります。"
    ),
}

ANSWERS = {
    "gateway-issuer": ("Amazon 以外の発行者", "プロキシかゲートウェイが TLS を終端している。その上限を確認"),
    "no-gateway-here": ("issuer: ... Amazon", "ここからは TLS を終端するものはない。失敗したのはこのマシンか確認"),
}
