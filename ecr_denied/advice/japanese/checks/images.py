"""The texts of ``checks/images.py``."""

HEADLINES = {
    "image-of-aws": "{repository}と{tag}を、AWS が公開しているイメージの一覧と照合してください。",
    "image-of-marketplace": (
        "AWS Marketplace で{repository}をサブスクライブし、us-east-1 にあるレジストリにログインしてください。"
    ),
    "image-tag": "{repository}に{tag}が存在することを確認してください。",
    "archived-image": "{tag}がアーカイブされていないことを確認してください。",
    "already-pushed": "{tag}が、プッシュしようとしているイメージをすでに指しているかどうかを確認してください。",
    "tag-mutability": "新しいタグでプッシュするか、{repository}のタグのイミュータビリティを確認してください。",
    "tag-syntax": "{tag}の綴りを確認してください (使えるのは英字、数字、'_'、'.'、'-' で、最大 128 文字)。",
}

REASONS = {
    "anyone-may-ask": (
        "マニフェストは誰でも要求でき、名前も https://gallery.ecr.aws で誰でも調べられます。ecr-public の API "
        "は自分のレジストリしか参照しないため、他者のイメージはすべて存在しないと答えます。"
    ),
    "aws-owns": (
        "このレジストリの所有者は {owner} です。リポジトリの一覧の取得やポリシーの変更は AWS "
        "以外にはできず、できるのはプルだけです。"
    ),
    "other-account": (
        "AWS の一覧では、リージョン {region} のイメージは {registry_account} ではなく {listed_accounts} にあります。"
    ),
    "as-listed": (
        "アカウント、リージョン、名前、タグのすべてが AWS の一覧のとおりでなければなりません。"
        "リージョンによっては、イメージは別のアカウントにあります。"
    ),
    "retrieved-uri": (
        "SageMaker Python SDK の image_uris.retrieve で、リージョンごとのイメージのアドレスを取得できます。"
    ),
    "subscribers-alone": (
        "このレジストリは、どのリージョンから使う場合も us-east-1 にあります。"
        "製品をサブスクライブしたアカウントだけがプルできます。"
    ),
    "says-no-image": "レジストリは、{tag}がないと返していますが、その理由は示していません。",
    "else-the-image": "リポジトリが存在するなら、イメージがありません。",
    "another-image": "タグが、想定とは別のイメージを指している可能性があります。",
    "images-go": "イメージは、手作業やライフサイクルポリシーによって削除されていることがあります。",
    "archived-as-missing": "アーカイブ済みのイメージは、復元されるまで、存在しないイメージと同じ応答を返します。",
    "holds-the-tag": "レジストリにはすでに{tag}があり、置き換えは許可されていません。",
    "own-tag-400": "マルチプラットフォームのプッシュは、自身が直前に書き込んだタグと衝突することがあります。",
    "own-retry": "成功したプッシュを再試行すると、自身が付けたタグと衝突します。",
    "immutable-400": "イミュータブルなタグへのプッシュは、400 だけで表示されることがよくあります。",
    "immutable-tags": (
        "IMMUTABLE では、どのタグも二度目のプッシュは拒否されます。除外フィルターを使うと、キャッシュ用など、"
        "選んだタグは変更できます。"
    ),
    "empty-variable": "イメージの参照の中で変数が空だった場合も、同じメッセージになります。",
    "tag-400": "使えない文字を含むタグは 400 になります。",
    "tag-letters": (
        "1.2.0+build のようなバージョンに含まれる '+' は拒否されます。タグの先頭は、英字、数字、'_' のいずれかです。"
    ),
}

ANSWERS = {
    "image-missing": ("ImageNotFoundException", "未プッシュ、アーカイブ済み、または手動かライフサイクルポリシーで削除"),
    "image-there": ("imageDigest の値", "イメージは存在: レジストリとリージョンを見比べて再試行"),
    "same-digest": ("プッシュ中と同じダイジェスト (直前にプッシュ)", "プッシュは成功済み: その再試行がタグと衝突"),
    "other-digest": ("別のダイジェスト", "タグは使用済み: 新しいタグでプッシュ"),
    "immutable": ('"IMMUTABLE"', "同じタグは二度プッシュできない: 新しいタグを使用"),
    "mutable": ('"MUTABLE"', "タグは上書き可能: これは原因ではない"),
    "mutable-but": ("_WITH_EXCLUSION", "フィルターに一致するタグは例外"),
}
