"""The texts of ``checks/shared.py``."""

ANSWERS = {
    "not-allowed": ("AccessDenied", "この認証情報では参照不可: 原因については何も分からない"),
    "sentence": ("is not authorized to perform", "全文: ecr-denied に渡す"),
    "repository-missing": ("RepositoryNotFoundException", "名前、リージョン、アカウントのいずれかが誤り"),
    "logged-out": ("Removing login credentials", "もう一度プル: 成功すれば、保存済みのログインが原因"),
    "image-failed": ('"failures" に ImageNotFound', "イメージがない (プルの権限はある)"),
    "image-archived": ('"failures" に ImageInaccessible', "イメージはアーカイブ済み: 復元する"),
    "layers-answered": ('"layers" または "failures"', "この認証情報に、プッシュの最初の権限がある"),
    "image-given": (
        '"imageManifest"',
        "CLI ではプルできる: docker に古いトークンか。ログインし直す",
    ),
    "image-given-to-you": (
        '"imageManifest"',
        "この認証情報ではプルできる (失敗した側とは別)",
    ),
    "not-archived": ('"imageManifest"', "イメージは存在し、アーカイブされていない"),
    "manifest-there": ("マニフェスト", "イメージは存在し、ここからプルできる"),
    "manifest-missing": ("manifest unknown または no such manifest", "この名前とタグのものは存在しない"),
    "other-identity": ("{who} 以外", "docker のログインは{who}のもの: 意図したアイデンティティでログインし直す"),
    "other-profile": ("{who} 以外", "拒否されたコマンドは別のプロファイルを使った: 意図したものを使う"),
    "unexpected-identity": ("想定外のアイデンティティ", "プロファイルの誤り: 正しいものでログインする"),
    "refused-identity": ("{who}", "拒否されたのはこのアイデンティティ: 次へ進む"),
    "same-identity": (
        "想定したアイデンティティ",
        "正しい。docker に別のトークンが残っている可能性: ログインし直す",
    ),
    "expected-identity": ("想定したアイデンティティ", "アイデンティティは正しい: 次へ進む"),
    "dead-credentials": ("security token ... expired, invalid", "新しい認証情報を取得する (aws sso login など)"),
    "token-given": ("時刻", "この認証情報でトークンを取得できる"),
    "statements-told": ("ステートメント", "{action}の許可を探す。ecr:* や * による許可もある"),
    "statements-denying": (
        "ステートメント",
        "{action}に当たる Deny を探す (名前、ecr:*、*、それを除いていない NotAction)。Condition を読む",
    ),
    "endpoint-lacks-bucket": ("{layer_bucket} を許可しない s3", "そのエンドポイントがレイヤーを拒否している"),
    "endpoint-open": ('"*" に対する "*" の Allow', "そのエンドポイントは何も拒否しない"),
    "no-endpoint": ("[]", "このアカウントとリージョンにはない。別のアカウントのものの可能性"),
    "no-session-event": ("[]", "使った STS エンドポイントのリージョンを調べる。これだけでは何も分からない"),
    "answered": ("何らかのステータス", "ここからの経路は通じている: 失敗したのはこのマシンか"),
    "way-open": ("401", "ここからの経路は通じている: 失敗したのはこのマシンか"),
    "no-way-private": (
        "timed out、refused、または could not resolve",
        "到達できない。プライベートアドレスなので、VPC エンドポイントを確認する",
    ),
    "no-way-public": (
        "timed out、refused、または could not resolve",
        "到達できない。パブリックアドレスなので、NAT、プロキシ、ファイアウォールを確認する",
    ),
    "no-way": ("timed out、refused、または could not resolve", "そこから先に到達できない"),
    "proxy-used": ("CONNECT", "プロキシを使用中: その応答が続いて出る"),
}
