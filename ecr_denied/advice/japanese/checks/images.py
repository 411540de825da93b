"""The texts of ``checks/images.py``."""

HEADLINES = {
    "let-it-pass": "ImageAlreadyExistsException ではステップを失敗させない ({tag}はすでにこのイメージ)",
    "image-of-aws": "名前とタグを AWS の一覧と照合する",
    "image-of-marketplace": "製品をサブスクライブし、us-east-1 にログインする",
    "image-tag": "{repository}に{image}があるか確認",
    "lifecycle-policy": "ライフサイクルポリシーが{image}を期限切れにするか確認",
    "replication": "レプリケーションでコピーするイメージなら、プッシュ先のレジストリで確認する",
    "pushed": "{image}をプッシュするジョブで、プッシュがダイジェストの表示で終わったか確認",
    "archived-image": "{image}がアーカイブされていないか確認",
    "already-pushed": "{tag}がすでに同じイメージを指しているか確認",
    "tag-mutability": "リポジトリで変更できるタグを確認",
    "tag-syntax": "タグは英字、数字、'_'、'.'、'-' で書く",
    "public-image": "名前を gallery.ecr.aws で調べる",
    "image-in-other-account": "{region} では {listed_accounts} にある AWS のイメージを使う",
    "image-of-sagemaker": "image_uris.retrieve が返すアドレスを使う",
    "end-of-name": "名前の後を確認 (空の変数、または無効なタグやダイジェスト)",
    "layer-of-image": "レイヤーのダイジェストは、今あるイメージのマニフェストから取る",
    "tag-without-plus": "タグを {plain_tag} にする ('+' は使えない)",
    "public-tag": "タグを gallery.ecr.aws の Image tags で調べる",
    "public-digest": "プッシュの直後なら、少し待って再試行する (まだ届いていない可能性)",
}

REASONS = {
    "push-ends": (
        "成功したプッシュの最後の行には、'digest: sha256:' とサイズが表示されます。ビルドやプッシュが失敗しても"
        "ジョブが続行することがあり、その場合、デプロイするイメージは存在しません。プッシュの完了前に"
        "要求されたイメージも同様です。"
    ),
    "lifecycle-deletes": (
        "ライフサイクルポリシーは、経過時間か数でイメージを 1 日以内に削除します。すべてのタグを対象とするルールは、"
        "使用中のイメージも数えます。削除されたイメージは、もう一度プッシュする必要があります。"
    ),
    "digest-is-exact": "ダイジェストは 1 つのイメージだけを指します。タグの一覧には表示されません。",
    "says-pushed": "レジストリには、まさにこのイメージが{tag}としてすでにあります。プッシュするものは残っていません。",
    "anyone-may-ask": (
        "マニフェストは誰でも要求でき、名前も https://gallery.ecr.aws で誰でも調べられます。ecr-public の "
        "API は自分のレジストリしか参照しないため、他者のイメージはすべて存在しないと答えます。"
    ),
    "aws-owns": (
        "このレジストリの所有者は {owner} です。リポジトリの一覧の取得やポリシーの変更は AWS 以外にはできず、"
        "できるのはプルだけです。"
    ),
    "other-account": (
        "AWS の一覧では、リージョン {region} のイメージは {registry_account}ではなく {listed_accounts} にあります。"
    ),
    "as-listed": (
        "アカウント、リージョン、名前、タグのすべてが AWS の一覧のとおりでなければなりません。"
        "リージョンによっては、イメージは別のアカウントにあります。"
    ),
    "retrieved-uri": (
        "SageMaker Python SDK の image_uris.retrieve で、リージョンごとのイメージのアドレスを取得できます。"
        "アルゴリズムごとにアカウントが異なり、使えないリージョンもあります。"
    ),
    "subscribers-alone": (
        "このレジストリは、どのリージョンから使う場合も us-east-1 にあります。"
        "製品をサブスクライブしたアカウントだけがプルできます。"
    ),
    "layer-missing": "リポジトリは存在しますが、イメージに属するそのようなレイヤーはありません。",
    "says-no-image": "レジストリは、{image}がないと返していますが、その理由は示していません。",
    "images-go": "イメージは、手作業やライフサイクルポリシーによって削除されていることがあります。",
    "replication-copies": (
        "レプリケーションは、ルールの作成後にプッシュされたイメージのうちフィルターに合うものをコピーし、数分かかります。"
        "失敗してもプッシュには表示されません。"
    ),
    "archived-as-missing": "アーカイブ済みのイメージは、復元されるまで、存在しないイメージと同じ応答を返します。",
    "holds-the-tag": "レジストリにはすでに{tag}があり、置き換えは許可されていません。",
    "perhaps-pushed": (
        "既知のメッセージではありません。もう一度試したプッシュのイメージが、すでに存在している可能性があります。"
    ),
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
        "タグは最大 128 文字で、先頭は英字、数字、'_' のいずれかです。1.2.0+build のようなバージョンの '+' "
        "は拒否されます。helm は代わりに '_' を使います。"
    ),
    "perhaps-missing": "既知のメッセージではありません。イメージがない可能性は、1 回の確認で排除できます。",
    "cache-tag": "キャッシュは、毎回同じタグでプッシュされます。",
    "else-the-image": "リポジトリが存在するなら、イメージがありません。",
}

ANSWERS = {
    "expires-images": ("ルール", "イメージが対象なら、ルールを絞り、イメージをもう一度プッシュ"),
    "expires-none": (
        "LifecyclePolicyNotFoundException",
        "今はポリシーなし。手動で削除されたか、プッシュされていない",
    ),
    "image-not-cached": (
        "ImageNotFoundException",
        "まだプルで取り込まれていない。アップストリームにこのタグがあるか、呼び出し元に取り込む権限があるか確認",
    ),
    "image-missing": (
        "ImageNotFoundException",
        "未プッシュ、期限切れで削除、アーカイブ済み、未レプリケーションのどれか",
    ),
    "replicated": ('"COMPLETE"', "この語と並ぶリージョンとレジストリにある"),
    "replicating": ('"IN_PROGRESS"', "待つ"),
    "replication-failed": ('"FAILED"', "理由は failureCode。レプリケーション先のポリシーで許可されていない可能性"),
    "no-replication": ("[]", "コピーするルールがない。ここにもプッシュするか、そこからプルする"),
    "image-there": ("imageDigest の値", "存在する。レジストリとリージョンを照合し、再試行"),
    "same-digest": ("プッシュ中と同じダイジェスト (直前にプッシュ)", "前の試行で成功済み。プッシュ不要"),
    "other-digest": ("別のダイジェスト", "タグは使用済み。新しいタグでプッシュ"),
    "perhaps-taken": ("別のダイジェスト", "タグは別のイメージのもの。タグを変更できないなら、新しいタグでプッシュ"),
    "immutable": ('"IMMUTABLE"', "同じタグは二度プッシュできない。新しいタグを使用"),
    "mutable": ('"MUTABLE"', "今はタグを上書きできる"),
    "mutable-but": ('"MUTABLE_WITH_EXCLUSION"', "フィルターに一致するタグは変更できない"),
    "image-status-archived": ('"imageStatus": "ARCHIVED"', "アーカイブ済み。復元するか、もう一度プッシュ"),
    "tags-told": ("一覧", "最新のタグ。目的のタグと綴りが違わないか確認"),
    "no-tags": ("[]", "タグ付きのイメージなし (未プッシュ、削除済み、アーカイブ済み)"),
    "other-signature": ("別のダイジェスト", "イメージに属するタグ。イミュータビリティの対象から除外"),
    "immutable-but-wanted": ('"IMMUTABLE"', "フィルターで{tag}を除外するか、変更を許可"),
    "mutable-now": ('"MUTABLE"', "その後に変更されたか、別のリポジトリを見ている"),
    "immutable-but": ('"IMMUTABLE_WITH_EXCLUSION"', "変更できるのはフィルターに一致するタグだけ"),
}
