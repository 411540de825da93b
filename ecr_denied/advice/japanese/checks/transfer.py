"""The texts of ``checks/transfer.py``."""

HEADLINES = {
    "upload": "プロキシなしで、現行版のクライアントでもう一度プッシュする",
}

REASONS = {
    "part-refused": "レジストリは、アップロードの一部を受け付けませんでした。",
    "parts-out-of-order": (
        "順序どおりでない、小さすぎる、または空のレイヤーパートは拒否されます。"
        "プロキシやクライアントの再試行で起こります。"
    ),
}
