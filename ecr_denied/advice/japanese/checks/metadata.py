"""The texts of ``checks/metadata.py``."""

HEADLINES = {
    "role-of-pod": "Pod のサービスアカウントにロールを設定する (見つからなかった)",
    "instance-metadata": "インスタンスのロールと、メタデータのホップ制限を確認",
}

REASONS = {
    "node-by-metadata": (
        "専用のロールがない Pod は、メタデータサービスからノードのロールを取得しようとします。ホップ制限が 1 だと、"
        "コンテナへの応答は届きません。サービスアカウントを変えた後は、Pod を再起動してください。"
    ),
    "metadata-gave-nothing": (
        "メタデータサービスから認証情報を取得できませんでした。インスタンスにロールがないか、"
        "リクエストがコンテナから送られています。ホップ制限が 1 だと、コンテナへの応答は届きません。EC2 "
        "以外にこのサービスはありません。プロファイルか専用のロールで認証情報を与えてください。"
    ),
}

ANSWERS = {
    "pod-lacks-role": ("eks.amazonaws.com/role-arn なし", "アノテーションを付けるか、EKS Pod Identity を使う"),
    "instance-without-role": ("null", "ロールなし。プルできるインスタンスプロファイルを付ける"),
    "one-hop": ("1", "コンテナには応答が届かない: modify-instance-metadata-options --http-put-response-hop-limit 2"),
    "two-hops": ("ARN と 2 以上", "ロールもホップ制限も正しい。途中のファイアウォールかプロキシを確認"),
}
