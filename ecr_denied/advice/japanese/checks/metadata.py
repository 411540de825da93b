"""The texts of ``checks/metadata.py``."""

HEADLINES = {
    "instance-metadata": "インスタンスのロールと、メタデータのホップ制限を確認",
}

REASONS = {
    "metadata-gave-nothing": (
        "メタデータサービスから認証情報を取得できませんでした。インスタンスにロールがないか、リクエストがコンテナから"
        "出ています。制限が 1 だと、コンテナは 1 ホップ遠くなります。EC2 以外にこのサービスはありません。"
        "プロファイルか専用のロールで認証情報を与えてください。"
    ),
}

ANSWERS = {
    "instance-without-role": ("null", "ロールなし: プルできるインスタンスプロファイルを付ける"),
    "one-hop": (
        "1",
        "コンテナには応答しない: modify-instance-metadata-options --http-put-response-hop-limit 2",
    ),
    "two-hops": ("ARN と 2 以上", "ロールも制限も正しい: 途中のファイアウォールかプロキシを確認"),
}
