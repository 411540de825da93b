"""The texts of ``checks/shared.py``."""

REASONS = {
    "which-is-missing": "メッセージからは、リポジトリとイメージのどちらがないのか分かりません。",
    "engine-has-none": "イメージをプルできなかったものは、後になって、そのイメージがないと報告します。",
    "not-the-registry": "レジストリにもポリシーにも問題はありません。",
}

ANSWERS = {
    "stale-login": ("denied または has expired", "古いログインが保存されている: docker logout {host}"),
    "not-allowed": ("AccessDenied", "この認証情報では参照できない。原因については何も分からない"),
    "sentence": ("is not authorized to perform", "拒否の全文。ecr-denied に渡す"),
    "repository-missing": ("RepositoryNotFoundException", "名前、リージョン、アカウントのいずれかが誤り"),
    "logged-out": ("Removing or Removed login credentials", "もう一度プル。成功すれば、保存済みのログインが原因"),
    "image-failed": ('"failures" に ImageNotFound', "イメージがない (イメージを問い合わせる権限はある)"),
    "image-archived": ('"failures" に ImageInaccessible', "イメージはアーカイブ済み。復元する"),
    "layers-answered": ('"layers" または "failures"', "この認証情報に、プッシュの最初の権限がある"),
    "image-given": (
        '"imageManifest"',
        "CLI では問い合わせできる。保存ログインは別のものの可能性。ログインし直す",
    ),
    "image-given-to-you": ('"imageManifest"', "イメージは存在し、手元の認証情報では問い合わせできる (失敗した側は別)"),
    "not-archived": ('"imageManifest"', "イメージは存在し、アーカイブされていない"),
    "upstream-refuses": (
        'UpstreamAccessDenied を含む "failures"',
        "ルールのログインでは、アップストリームのこのイメージを読めない",
    ),
    "upstream-limits": (
        'UpstreamTooManyRequests を含む "failures"',
        "ECR ではなくアップストリームの制限。ルールにログインを設定",
    ),
    "upstream-down": ('UpstreamUnavailable を含む "failures"', "アップストリームが ECR に応答しない。待つ"),
    "image-key-refused": ('KmsError を含む "failures"', "KMS がリポジトリのキーを拒否。キーのポリシーと状態を確認"),
    "image-arrived": ('"imageManifest"', "今回は通った。もう一度プル"),
    "manifest-there": ("マニフェスト", "イメージは存在し、ここからマニフェストを読める"),
    "chart-there": ("apiVersion と name", "チャートは存在し、ここから読める"),
    "chart-missing": ("not found", "そのチャート、またはそのバージョンは存在しない"),
    "account-has-role": ("eks.amazonaws.com/role-arn", "ロールはある。Pod がその前に起動していないか確認する"),
    "manifest-missing": ("manifest unknown または no such manifest", "そのイメージは存在しない"),
    "other-identity": ("{who}以外", "保存されたログインは{who}のもの。意図したアイデンティティでログインし直す"),
    "other-profile": ("{who}以外", "拒否されたリクエストは、このシェルとは別の認証情報を使った。意図したものか確認"),
    "unexpected-identity": ("想定外のアイデンティティ", "プロファイルの誤り。正しいものでログインし直す"),
    "refused-identity": ("{who}", "拒否されたのはこのアイデンティティ。次へ進む"),
    "same-identity": (
        "想定したアイデンティティ",
        "正しい。保存されたログインは別のものの可能性がある。ログインし直す",
    ),
    "expected-identity": ("想定したアイデンティティ", "アイデンティティは正しい。次へ進む"),
    "dead-credentials": ("security token ... expired, invalid", "新しい認証情報を取得する (aws sso login など)"),
    "token-given": ("日時", "この認証情報でトークンを取得できる"),
    "statements-denying": (
        "ステートメント",
        "{action}に当たる Deny を探す (名前、ecr:*、*、それを除いていない NotAction)。Condition を読む",
    ),
    "endpoint-lacks-bucket": ("{layer_bucket} を許可しない s3", "そのエンドポイントがレイヤーを拒否している"),
    "endpoint-open": ('"*" に対する "*" の Allow', "そのエンドポイントは何も拒否しない"),
    "no-endpoint": ("[]", "このアカウントとリージョンにはない。別のアカウントのものの可能性"),
    "no-such-role": ("NoSuchEntity", "該当するロールがない。名前かアカウントの誤り"),
    "no-session-event": ("[]", "使った STS エンドポイントのリージョンを調べる。これだけでは何も分からない"),
    "answered-by-proxy": (
        "何らかのステータス",
        "プロキシ経由でなければ、ここからの経路は通じている。失敗したのがこのマシンか確認",
    ),
    "way-open-by-proxy": (
        "401",
        "プロキシ経由でなければ、ここからの経路は通じている。失敗したのがこのマシンか確認",
    ),
    "answered": ("何らかのステータス", "ここからの経路は通じている。失敗したのがこのマシンか確認"),
    "way-open": ("401", "ここからの経路は通じている。失敗したのがこのマシンか確認"),
    "no-way-itself": (
        "timed out、refused、unreachable、または could not resolve",
        "到達できない。そのマシン自身に接続しているので、hosts ファイル、DNS フィルター、プロキシを確認する",
    ),
    "no-way-private": (
        "timed out、refused、unreachable、または could not resolve",
        "到達できない。プライベートアドレスなので、VPC エンドポイントを確認する",
    ),
    "no-way-ipv6": (
        "timed out、refused、unreachable、または could not resolve",
        "到達できない。IPv6 アドレスなので、::/0 へのルートとファイアウォールを確認する",
    ),
    "no-way-public": (
        "timed out、refused、unreachable、または could not resolve",
        "到達できない。自分の VPC のアドレスでなければ、NAT、プロキシ、ファイアウォールを確認する",
    ),
    "no-way-s3": (
        "timed out、refused、unreachable、または could not resolve",
        "到達できない。ゲートウェイエンドポイントか NAT で S3 へ向かうルートがないか、ファイアウォールに遮られている",
    ),
    "no-way": ("timed out、refused、unreachable、または could not resolve", "そこから先に到達できない"),
    "proxy-used": ("CONNECT", "プロキシを使用中。その応答が続いて出る"),
}
