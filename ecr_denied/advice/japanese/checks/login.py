"""The texts of ``checks/login.py``."""

HEADLINES = {
    "login-elsewhere": "{host} にもログインする (上のログイン先は {login_host})",
    "login-not-used": "失敗したユーザーとしてログインし直す (上のログインは有効でなかった)",
    "login-raises-limit": "ECR Public にログインする (ログインすると上限が上がる)",
    "login-on-host": "失敗したホストで、そのユーザーとしてログインし直す",
    "login-where-kept": "リクエスト元がログイン情報を保持する場所で、ログインし直す",
    "other-partition-typed": "--region {region} とそのパーティションのキーでログインする ({typed_region} は別のもの)",
    "login-in-job": "プッシュやプルの前に、ジョブの中でログインする",
    "no-cli": "ログインを実行する場所に AWS CLI を入れるか、別のツールでログインする",
    "log-in-again": "同じユーザーでログインし直す",
    "stale-public-login": "{host}の保存済みログイン情報を削除する",
    "token-host": "トークンとレジストリのリージョンを照合する",
    "other-region-typed": "--region {region} でログインする (コマンドでは {typed_region})",
    "public-token-host": "トークンが ECR Public のものであることを確認",
    "old-login-command": "get-login は廃止されたため、get-login-password を使う",
    "program-got-none": "AWS にトークンだけを求めてみる (プログラムは取得できていない)",
    "no-token": "トークンだけを取得してみる (docker login には渡されていない)",
}

REASONS = {
    "login-of-host": (
        "docker はログイン情報をホスト名ごとに保存します。トークン自体は、そのリージョンにあり、呼び出し元を許可する"
        "すべてのレジストリで使えます。"
    ),
    "login-of-action": (
        "アクション amazon-ecr-login は、入力 registries で指定しないかぎり、自身のアカウントのレジストリに"
        "ログインします。"
    ),
    "login-of-user": (
        "ログインは、そのときのユーザーと設定でだけ有効です。sudo、別のコンテナやステップ、別の DOCKER_CONFIG からは"
        "見えません。"
    ),
    "login-of-job": (
        "ログインは、それを行ったマシンでだけ有効です。手元のマシンでのログインは、ジョブには効きません。"
        "サービス接続のように CI システムがレジストリのパスワードを保持する場合、その中のトークンは 12 時間で切れます。"
        "ジョブのたびに取得させてください。"
    ),
    "cli-not-found": (
        "シェルがプログラム aws を見つけられず、docker login にはパスワードが渡されませんでした。ジョブでは、"
        "それを実行するイメージかコンテナに CLI が必要です。docker だけのイメージには入っていません。"
        "ヘルパー ecr-login と、CI システムのログイン用アクションには CLI は要りません。"
    ),
    "login-in-settings": (
        "プロキシ、スケジューラー、プラグインのログイン情報はそれぞれの設定にあり、docker のものは使われません。"
        "新しいトークンはそこに設定します。"
    ),
    "keys-of-partition": "AWS の認証情報は、リージョンと同じく 1 つのパーティションでだけ有効です。",
    "token-of-region": "トークンは、取得時に指定したリージョンのものです。",
    "get-login-gone": (
        "aws ecr get-login があるのは AWS CLI のバージョン 1 までで、docker login の -e も廃止されています。"
    ),
    "asks-by-itself": (
        "プログラムは docker ログインではなく、自身の AWS 認証情報で問い合わせます。"
        "AWS のエラーが残っていれば、その前に表示されています。"
    ),
    "nothing-piped": (
        "パイプの前のコマンドが何も出力していません。出力が残っていれば、そのエラーはこの上に表示されています。"
    ),
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
    "damaged-400": "途中で壊れたトークンも 400 になります。",
    "anonymous-limit": "ECR Public で匿名の呼び出し元に認められる量は、はるかに少なくなります。",
    "dropped-without-login": "ログインせずにプッシュした場合も、同じ終わり方をすることがあります。",
    "login-in-words": "ログインか認証情報についての文言ですが、何が問題だったかは示されていません。",
    "public-login-needs": (
        "ECR Public へのログインには、ecr-public:GetAuthorizationToken と sts:GetServiceBearerToken が必要です。"
        "「aws ecr」で取得したプライベートレジストリのトークンは使えません。"
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
}

ANSWERS = {
    "cli-still-missing": ("not found や not recognized", "そこに入れる。または PATH にそのフォルダーがない"),
    "cli-there": ("aws-cli/...", "このユーザーとシェルにはある。ログインし直す"),
    "login-succeeded": ("Login Succeeded", "再試行"),
    "no-identity": (
        "Unable to locate credentials や SSO",
        "AWS アイデンティティがない。aws sso login か、別の --profile を使う",
    ),
    "no-job-identity": ("Unable to locate credentials", "ジョブに AWS アイデンティティがない。ロールかキーを与える"),
    "login-denied": ("AccessDenied", "そのメッセージを ecr-denied に渡す"),
    "no-password": ("non TTY", "トークンを取得できていない。理由はその上のエラーにある"),
    "bad-token": ("400 Bad Request", "トークンが別のリージョンのものか、途中で壊れている"),
    "not-kept": ("not implemented", "ecr-login が設定されている。ログインは不要"),
    "cli-too-old": ("Invalid choice", "AWS CLI が 1.17.10 より古い。更新する"),
    "token-comes": ("日時", "ここでは取得できる。このシェル、ユーザー、プロファイルで、-t を付けずに実行する"),
    "cli-missing": ("command not found", "ログインを実行する場所に AWS CLI をインストールする"),
    "region-differs": ("別リージョンのホスト", "レジストリのリージョンでログイン"),
    "region-set-here": ("このリージョンのホスト", "ここでは正しい。保存時のリージョンも同じだったか確認"),
    "no-region": ("You must specify a region", "ここには未設定。レジストリのリージョンを指定"),
}
