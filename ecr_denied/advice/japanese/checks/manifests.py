"""The texts of ``checks/manifests.py``."""

HEADLINES = {
    "image-manifest": "マニフェストのメディアタイプを確認",
    "attestations": "provenance と SBOM のアテステーションなしでプッシュする",
    "manifest-as-it-is": "マニフェストを 1 バイトも変えずに送る (別のダイジェストが指定されていた)",
    "attached-type": "現行版のクライアントで、ECR が受け付けるメディアタイプを使って添付する",
    "platform": "{image}の対応プラットフォームを確認",
    "plain-image-for-lambda": "関数のアーキテクチャ用の単一のイメージをプッシュする",
    "deploy-without-attestations": "環境変数 BUILDX_NO_DEFAULT_ATTESTATIONS=1 を設定してデプロイしてみる",
    "artifact-type": "{image}が何かを確認 (このクライアントはイメージとして扱えない)",
    "layer-count": "レイヤーを減らしてビルドする (多すぎる)",
    "parts-first": "インデックスの各イメージを先に、または 1 つだけプッシュする",
    "protocol-version": "レジストリのプロトコルのバージョン 2 に対応したクライアントを使う",
    "engine-version": "プルするエンジンを更新する (イメージのマニフェストより古い)",
    "cache-export": "--cache-to に image-manifest=true,oci-mediatypes=true を追加する",
}

REASONS = {
    "holds-more": "リポジトリには、イメージのほかにチャート、署名、部品表も置かれます。",
    "no-image-type": "レジストリは求められたものを渡しましたが、クライアントはそれを実行できません。",
    "manifest-refused": "マニフェスト、またはマニフェストが参照するものが受け付けられませんでした。",
    "parameter-of-manifest": "プッシュやプルが送るのは、マニフェストか、受け付けるメディアタイプです。",
    "manifest-400": "ECR が受け付けない種類のマニフェストは 400 になります。",
    "invalid-json": (
        "ECR が返す 'Invalid JSON syntax' は、多くの場合、JSON の破損ではなく、受け付けないメディアタイプを意味します。"
        "手元で保存した内容は、プッシュされるものとメディアタイプが異なることがあります。"
    ),
    "digest-of-bytes": (
        "送られたマニフェストのダイジェストが、指定されたものと異なります。イメージをコピーするプログラムは、"
        "マニフェストを書き直すことがあります。"
    ),
    "more-manifests": (
        "アテステーションを付けると、単一のイメージがインデックスになり、複数のマニフェストがプッシュされます。"
    ),
    "no-default-attestations": (
        "CDK のような別のプログラムがビルドする場合は、環境変数 BUILDX_NO_DEFAULT_ATTESTATIONS=1 で省けます。"
    ),
    "attestations-of-cdk": (
        "CDK は docker のビルドを起動し、この変数がなければアテステーションが付きます。ブートストラップのリポジトリは"
        "タグを変更できない設定で、1 つのタグには 1 つのマニフェストしか付けられません。"
    ),
    "perhaps-another-platform": "プルする側のプラットフォームが、イメージのものと異なる可能性があります。",
    "not-this-platform": "レジストリにイメージはありますが、要求されたプラットフォーム向けのものがありません。",
    "other-platforms": "タグが、想定とは別のイメージを指している可能性があります。",
    "lambda-refused": "拒否したのは Lambda です。レジストリはイメージを受け付けています。",
    "lambda-takes-images": (
        "Lambda が受け付けるのは 1 つのアーキテクチャ用の単一のイメージだけです。"
        "アテステーション付きのビルドが作るイメージインデックスは使えません。"
    ),
    "counts-layers": "レジストリは、イメージのレイヤーが上限より多いと返しています。",
    "manifest-unknown-here": (
        "エンジンがマニフェストの種類に対応していません。レジストリはマニフェストを返しており、"
        "プッシュした側に問題があるとは限りません。"
    ),
    "first-version": (
        "クライアントはレジストリのプロトコルのバージョン 1 で問い合わせましたが、ECR はこれに対応していません。"
        "この応答からは、リポジトリについて何も分かりません。"
    ),
    "old-engine": "古い docker や podman は、OCI のマニフェストを docker の最初の形式と見なします。",
    "join-layers": "Dockerfile の手順をまとめるか、ビルドの結果を新しいステージ (FROM) にコピーしてください。",
    "parts-missing": "マニフェストが参照するイメージかレイヤーが、リポジトリにありません。",
    "engine-holds-one": (
        "containerd のイメージストアを使うエンジンは、全プラットフォームのインデックスを持っていても、"
        "レイヤーはプルしたプラットフォームの分しか持っていません。"
    ),
    "cache-refused": "BuildKit がエクスポートしていたのはイメージではなく、ビルドのキャッシュです。",
    "cache-as-image": (
        "ECR が受け付けるのは、イメージの形のキャッシュだけです。BuildKit 0.21 "
        "以降は最初からその形でエクスポートします。その場合は、"
        "キャッシュのタグがイミュータブルである可能性の方が高くなります。"
    ),
    "task-platform": "タスクが要求するプラットフォームは、タスク定義の runtimePlatform で決まります。",
}

ANSWERS = {
    "is-chart": ("vnd.cncf.helm", "チャート。名前の前に oci:// を付けて helm pull を使う"),
    "is-attestation": (
        "in-toto、spdx、cyclonedx",
        "あるイメージについての情報。そのイメージをタグでプルするか、アテステーションなしでプッシュする",
    ),
    "is-plain-image": ("container.image、image.config", "イメージ。クライアントが古すぎる"),
    "engine-is-old": ("何年も前のバージョン", "更新して、もう一度プル"),
    "engine-is-new": ("最近のバージョン", "イメージ側。ビルドした人にメディアタイプを確認"),
    "push-works": ("プッシュ成功", "アテステーションが原因だった"),
    "platforms-listed": ('"platform"', "このどれかをプル (--platform) するか、足りないものをビルド"),
    "platforms-to-run-on": ('"platform"', "このどれかの上で動かすか、足りないものをビルド"),
    "list-alone": ("does not exist", "手元にあるのはリストだけ。その各イメージをプッシュしてから、リストをプッシュ"),
    "is-index": ("index か manifest.list を含む mediaType", "Lambda は受け付けない。単一のイメージをプッシュ"),
    "is-image": ("manifest.v1 か manifest.v2 を含む mediaType", "単一のイメージ。設定かレイヤーの種類が特殊"),
    "push-refused-again": ("同じ拒否", "ベースイメージとそのレイヤーを確認"),
    "pushed-plain": ("プッシュの成功", "Lambda にそのタグかダイジェストをもう一度指定"),
    "one-platform-pushed": ("プッシュの成功", "ほかのプラットフォームは手元になかった。それらもビルド"),
    "attestation-listed": ('"architecture": "unknown"', "イメージではなくアテステーション。無視してよい"),
}
