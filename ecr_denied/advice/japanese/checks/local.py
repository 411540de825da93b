"""The texts of ``checks/local.py``."""

HEADLINES = {
    "content-trust": "実行した場所で DOCKER_CONTENT_TRUST を解除する (ECR は docker の署名を保存しない)",
    "container-engine": "コンテナエンジンを起動するか、使う権限を依頼する",
    "engine-closed": "このユーザーにコンテナエンジンのソケットを使わせるか、sudo で実行する",
    "disk-space": "失敗したマシンのディスクの空きを増やす",
    "node-disk": "ノードのディスクの空きを増やす (満杯)",
    "task-disk": "タスクのストレージか、インスタンスのディスクの空きを増やす",
    "local-image": "プッシュする名前でイメージにタグを付ける",
    "unpacking": "別のマシンでそのイメージをプルする (1 台で展開に失敗した)",
    "image-policy": "そのマシンの policy.json がどのイメージのプルを許すかを確認",
    "pull-policy": "イメージをノードに読み込むか、Pod の imagePullPolicy: Never を外す",
    "image-of-job": "ジョブの上の方で、ビルドの失敗か別の名前を確認",
}

REASONS = {
    "no-trust-data": "docker は、Notary サーバーに置かれる署名を探しました。ECR は Notary サーバーではありません。",
    "other-signatures": (
        "DOCKER_CONTENT_TRUST=1 では、docker はプッシュするものに署名し、この方法で署名されたものだけをプルします。"
        "DOCKER_CONTENT_TRUST_SERVER で自分のサーバーを指定できます。ECR では Notation か cosign で署名します。"
    ),
    "unpack-failed": "レイヤーは届いていました。レジストリとネットワークは、求められたものを渡しています。",
    "unpack-causes": (
        "原因は、マシンのディスク、エンジン、以前のプルで失われた部分か、"
        "root でない場合は /etc/subuid の ID の不足です。そうでなければ、イメージ自体です。"
    ),
    "policy-rejects": "レジストリはイメージを渡しましたが、プルしたマシンが自身のポリシーで拒否しています。",
    "policy-files": (
        "Podman、Buildah、Skopeo、CRI-O は ~/.config/containers/policy.json を読み、なければ "
        "/etc/containers/policy.json を読みます。"
    ),
    "engine-unreached": "クライアントがコンテナエンジンに接続できませんでした。レジストリには問い合わせていません。",
    "engine-socket": (
        "ソケットを使えるのは docker グループのユーザーです。グループに追加した後は、ログインし直してください。"
    ),
    "engine-of-job": (
        "CI ジョブのエンジンは、ジョブの設定で決まります。CodeBuild では特権モード、"
        "GitLab ではサービス docker:dind です。"
    ),
    "never-pulled": (
        "Pod の設定でプルが禁じられ、ノードにこの名前のイメージがありません。ECR には問い合わせていません。"
    ),
    "never-pull": (
        "imagePullPolicy: Never では、kind load や minikube image load などで、"
        "この名前とタグのイメージをノードに置いておく必要があります。"
    ),
    "no-room": "そのマシンのディスクに空きがないか、書き込めません。",
    "other-disk": (
        "エンジンはレイヤーを /var/lib/docker か /var/lib/containerd の下に保存します。"
        "そのファイルシステムを確認してください。"
    ),
    "task-storage": (
        "Fargate では、タスク定義の ephemeralStorage で最大 200 GiB まで増やせます。EC2 では、"
        "コンテナインスタンスのディスクがいっぱいです。エージェントが古いイメージを削除するのは数時間後です。"
    ),
    "not-under-this-name": "エンジンにこの名前のイメージがありません。レジストリには問い合わせていません。",
    "job-builds-first": (
        "ジョブのエンジンにあるのは、そのジョブがビルドかプルをしたイメージだけです。CodeBuild の post_build のように、"
        "ビルドが失敗しても先へ進むステップがあります。別のジョブには別のエンジンがあります。"
    ),
    "tag-then-push": "プッシュでは、エンジンが指定の名前とタグで持っているものが送られます。",
}

ANSWERS = {
    "little-free": ("空きがわずか", "そこの空きを増やす。内訳は docker system df で分かる"),
    "disk-full": ("100%", "そこの空きを増やす。内訳は docker system df で分かる"),
    "engine-stopped": (
        "Cannot connect、error during connect",
        "そこで動いていない。起動する。CI ジョブでは設定で用意する",
    ),
    "engine-forbidden": ("permission denied", "このユーザーはソケットを使えない。グループを確認"),
    "engine-answers": ("バージョンの表示", "今は応答する。再試行"),
    "disk-free": ("100% 未満", "df -i で inode を、また読み取り専用でないかを確認"),
    "engine-uses": ("RECLAIMABLE", "docker system prune でその分を解放できる"),
    "disk-pressure": ("DiskPressure True", "そこでイメージを削除 (crictl rmi --prune) するか、ディスクを大きくする"),
    "no-disk-pressure": ("DiskPressure False", "その後空きができたか、inode の不足。そこで df -i を実行"),
    "image-under-other-name": ("別の名前の自分のイメージ", "docker tag で、この名前のタグを付ける"),
    "image-not-built": ("そのイメージがない", "先にビルドかプルをする"),
    "unpacked-elsewhere": (
        "Status: Downloaded newer image",
        "失敗したマシンが原因。そこでイメージを削除してプルし直し、ディスクを確認",
    ),
    "unpacked-nowhere": ("同じ失敗", "イメージが原因。ビルドし直してプッシュする"),
    "trust-rejects": ("reject", "そこでこのレジストリを許可する (podman image trust set)"),
    "trust-wants-signature": ("signed、sigstoreSigned", "そこにある鍵でイメージに署名する"),
    "trust-accepts": ("accept", "別のファイル (プルしたユーザーのもの) が読まれている"),
    "tagged": ("出力なし", "もう一度プッシュ"),
}
