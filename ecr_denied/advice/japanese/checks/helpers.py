"""The texts of ``checks/helpers.py``."""

HEADLINES = {
    "credential-helper": "保存済みのログイン情報か、設定されたヘルパーを確認",
    "helper-not-found": "失敗した側の PATH にヘルパーを置くか、ヘルパーの指定を外す",
    "provider-not-run": "ノードで動く認証情報プロバイダーを入れる (今のものは起動しなかった)",
    "provider-log": "kubelet の認証情報プロバイダーの出力を読む",
    "store-too-small": "credsStore に、wincred 以外か ecr-login を指定する",
    "keeps-no-logins": "docker login を省く (このヘルパーはログイン情報を保存しない)",
    "kept-login": "キーチェーンに残るログイン情報を削除し、ログインし直す",
    "open-keychain": "失敗した側でキーチェーンのロックを解除する (security unlock-keychain)",
    "helper-of-some": "このヘルパーを、対応するホストに限って credHelpers に指定する",
    "without-helper": "別のフォルダーを使い、ヘルパーなしでログインする",
}

REASONS = {
    "helper-as-missing-login": "認証情報ヘルパーやプロバイダーの失敗は、未ログインのように見えます。",
    "keeps-old-token": "トークンを保持するヘルパーやジョブが、古いものを渡している可能性があります。",
    "saving-failed": "トークンを取得できても、保存に失敗することがあります。",
    "helper-failed": "失敗したのはレジストリではなく、クライアントがログイン情報を取得するプログラムです。",
    "without-helper": "ヘルパーを使わずにログインすると、原因がヘルパーだけかどうかが分かります。",
    "not-kept": "レジストリはログインを受け入れましたが、保存先が保存できませんでした。",
    "helper-on-path": (
        "ホストに対して、または credsStore として指定されたヘルパーがあれば、ログイン情報はそこから取得され、"
        "docker login の結果もそこに保存されます。ecr-login だけは何も保存せず、独自の AWS 認証情報で AWS に"
        "問い合わせます。プログラムはクライアントの PATH にある必要があります。1 つの config.json を共有"
        "するジョブは、互いのログインを消し合います。"
    ),
    "helper-not-run": "クライアントはこの名前のプログラムを探し、見つけられませんでした。",
    "provider-of-other-system": (
        "表示されたパスにプログラムがないか、別のプロセッサまたは別の C ライブラリ用のものです。"
        "AWS には何も要求していないため、ロールの問題ではありません。"
    ),
    "provider-of-kubelet": (
        "kubelet はこのプログラムを --image-credential-provider-config と --image-credential-provider-bin-dir に従って"
        "起動します。ecr-credential-provider は、ノードのロールで AWS に問い合わせます。"
    ),
    "windows-store": (
        "Windows の資格情報ストアに保存できるのは 2,560 バイトまでで、ECR のトークンはそれより長くなります。"
    ),
    "ecr-login-asks": (
        "ecr-login がその例で、プッシュやプルのたびに自分で AWS に問い合わせます。"
        "スクリプトからログインを省けない場合は、AWS_ECR_IGNORE_CREDS_STORAGE=true でログインが無視されます。"
    ),
    "kept-by-another": "このホストのログイン情報がキーチェーンにあり、ヘルパーはそれを置き換えられませんでした。",
    "keychain-of-desktop": (
        "docker はログイン情報をキーチェーンに保存します。SSH やジョブのように、デスクトップにサインインしていない"
        "環境では、キーチェーンはロックされています。"
    ),
    "asked-for-others": (
        "ヘルパーは要求されたホストを拒否し、AWS には何も要求していません。credsStore に指定すると、すべてのホストに"
        "ついて問い合わせを受けます。"
    ),
    "without-config": (
        "新しいフォルダーには config.json がないため、docker はログイン情報をそのフォルダーに保存します。"
    ),
}

ANSWERS = {
    "helper-logged": ("AWS のエラー", "その行を ecr-denied に渡す"),
    "helper-logged-nothing": ("No such file", "このユーザーで実行されていないか、キャッシュの場所が別"),
    "helper-of-ecr": ("ecr-login", "ヘルパーが自分で AWS に問い合わせる。docker login は不要で、保存もされない"),
    "other-hosts": ("別のホストだけ", "このホストへのログインはない。別のアカウントやリージョンのログインは使えない"),
    "other-helper": ("credsStore に別の名前", "docker login の結果はそこに保存され、それが使われる"),
    "provider-silent": ("-- No entries --", "失敗したものはない。このホスト用に設定されているか確認"),
    "store-failed": ("credsStore に別の名前", "その保存先が失敗した。別の名前にするか、指定を外す"),
    "helper-of-all": ("credsStore にこのヘルパー", "すべてのホストについて問い合わせを受ける。ホストごとに指定する"),
    "helper-of-one": ("credsStore なし", "指定されたホストのどれかに対応していない。更新するか、そのホストを外す"),
    "no-helper": ("出力なし", "ECR のログイン情報は保存されておらず、ヘルパーの指定もない"),
    "helper-missing": ("command not found", "インストールするか、クライアントの設定からヘルパーの指定を外す"),
    "helper-not-there": ("バージョンの表示", "このシェルからは見つかる。失敗した側の PATH にあるか確認"),
    "helper-runs": ("バージョンの表示", "ヘルパーは入っている。その AWS 認証情報を確認"),
    "store-runs": ("バージョンの表示", "ヘルパーは入っている。失敗したのは、ログイン情報の保存先"),
    "provider-error": ("AWS のエラー", "その行を ecr-denied に渡す"),
    "provider-missing": ("no such file、not found", "kubelet が探す場所にプログラムを置く"),
    "login-dropped": ("Removing or Removed login credentials", "もう一度ログイン"),
    "nothing-dropped": ("Not logged in", "「キーチェーンアクセス」でこのホストの項目を削除してからログイン"),
    "helper-at-fault": ("Login Succeeded", "原因はヘルパー。この --config を付けてプッシュやプルをする"),
    "not-helper-alone": ("別のエラー", "原因はヘルパーだけではない。そのエラーを ecr-denied に渡す"),
}
