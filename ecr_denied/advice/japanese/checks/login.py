"""The texts of ``checks/login.py``."""

HEADLINES = {
    "log-in-again": "{host}にログインし直してください。",
    "stale-public-login": "{host}に対する保存済みのログイン情報を削除してください。",
    "token-host": "トークンが{host}のリージョンのものであることを確認してください。",
    "public-token-host": "トークンが ECR Public のもので、{host}用であることを確認してください。",
    "credential-helper": "docker の config.json が{host}に指定している認証情報ヘルパーを確認してください。",
}

REASONS = {
    "lost-login-as-missing": "接続の切断や未ログインを、イメージがないと報告するクライアントもあります。",
    "denied-expired": "ログインの期限切れも 'denied' として拒否されます。",
    "expired-403": "トークンが期限切れの場合や、別のアカウントのものである場合も、403 だけが返ります。",
    "without-credentials": "レジストリに届いたリクエストには、レジストリが受け付ける認証情報がありませんでした。",
    "says-expired": "レジストリは、トークンの有効期限が切れていると返しています。ポリシーは原因ではありません。",
    "not-accepted": "レジストリは、届いた形のトークンを受け付けませんでした。",
    "token-alone": (
        "パスワードにはトークンだけを渡す必要があります。アクセスキーは使えず、末尾に改行を加えることも、"
        "アカウント ID にハイフンを入れることもできません。"
    ),
    "without-helper": "ヘルパーを使わずにログインすると、原因がヘルパーだけかどうかが分かります。",
    "damaged-400": "途中で壊れたトークンも 400 になります。",
    "anonymous-limit": "ECR Public で匿名の呼び出し元に認められる量は、はるかに少なくなります。",
    "dropped-without-login": "ログインせずにプッシュした場合も、同じ終わり方をすることがあります。",
    "public-login-needs": (
        "ECR Public へのログインには、ecr-public:GetAuthorizationToken と sts:GetServiceBearerToken が必要です。"
    ),
    "token-lasts": (
        "トークンは 12 時間有効で、1 つのリージョンに属します。docker "
        "はトークンをホスト名の文字列どおりに保存するため、FIPS とデュアルスタックのホストには、"
        "それぞれ別にログインが必要です。"
    ),
    "is-public": "メッセージは ECR Public のものです。",
    "public-stale": "ECR Public は、トークンなしで誰でもプルできるイメージでも、期限切れのトークンを拒否します。",
    "literal-host": (
        "docker はトークンをホスト名の文字列どおりに保存するため、"
        "同じレジストリでも別のホスト名に対するトークンはありません。"
    ),
    "other-token": "別のリージョンのトークンや、別の種類のレジストリのトークンは受け付けられません。",
    "login-refused": "ログイン自体が拒否されました。別のリージョンのトークンであることが、よくある理由です。",
    "region-400": "別のリージョンのトークンは 400 になります。",
    "region-alone": (
        "このコマンドは、トークンをどのレジストリに使う場合でも、自分のアカウントのホストを表示します。"
        "比べるのはリージョンだけで、アカウントは比べないでください。"
    ),
    "private-token": "プライベートレジストリのトークンは、そこでは受け付けられません。",
    "helper-as-missing-login": "認証情報ヘルパーが設定されている場合、その失敗は未ログインのように見えます。",
    "provider-as-missing-login": "認証情報プロバイダーが設定されていて失敗した場合、未ログインのように見えます。",
    "keeps-old-token": "トークンを保持するヘルパーやジョブが、古いものを渡している可能性があります。",
    "saving-failed": "トークンを取得できても、保存に失敗することがあります。",
    "helper-failed": "失敗したのはレジストリではなく、docker のログイン情報を保持するヘルパーです。",
    "windows-store": (
        "Windows の資格情報ストアに保存できるのは 2,560 バイトまでで、ECR のトークンはそれより長いため、config.json で"
        "別のストアを指定してください。"
    ),
    "helper-on-path": (
        "ホストに対して、または credsStore として指定されたヘルパーがあれば、ログイン情報はそこから取得され、"
        "docker login の結果もそこに保存されます。ecr-login だけは何も保存せず、独自の AWS 認証情報で AWS に"
        "問い合わせます。プログラムはクライアントの PATH にある必要があります。1 つの config.json を共有"
        "するジョブは、互いのログインを消し合います。"
    ),
}

ANSWERS = {
    "login-succeeded": ("Login Succeeded", "再試行"),
    "login-fails": ("400、interactive login、AccessDenied", "トークンなし、またはパイプで変化"),
    "region-differs": ("別リージョンのホスト", "レジストリのリージョンでログイン"),
    "region-same": ("このリージョンのホスト", "リージョンは原因ではない"),
    "region-set-here": ("このリージョンのホスト", "ここのリージョンは正しい: 保存済みのログインも同じだったか"),
    "no-region": ("You must specify a region", "ここには未設定: レジストリのリージョンを指定"),
    "helper-of-ecr": ("ecr-login", "ヘルパーが自分で AWS に問い合わせる: docker login は不要で、保存もされない"),
    "other-helper": ("別の名前", "docker login の結果はそこに保存され、それが使われる"),
    "no-helper": ("出力なし", "docker login の結果はこのファイルに保存され、それが使われる"),
    "helper-missing": ("command not found", "インストールするか、config.json からその名前を削除"),
    "helper-runs": ("バージョンの表示", "ヘルパーはある: その AWS 認証情報を確認"),
}
